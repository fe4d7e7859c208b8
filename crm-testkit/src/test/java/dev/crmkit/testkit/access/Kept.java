package dev.crmkit.testkit.access;

import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that one world keeps of business.
 *
 * @param business the records
 * @param rows what tells their history
 * @param foreign records of another tenant
 */
record Kept(List<Record> business, List<Record> rows, List<Record> foreign) {

    List<Record> all() {
        List<Record> all = new ArrayList<>(business);
        all.addAll(rows);
        return all;
    }

    Kept with(Record added, List<Record> itsRows) {
        List<Record> more = new ArrayList<>(business);
        more.add(added);
        List<Record> moreRows = new ArrayList<>(rows);
        moreRows.addAll(itsRows);
        return new Kept(more, moreRows, foreign);
    }

    Kept withForeign(List<Record> records) {
        return new Kept(business, rows, records);
    }

    Kept replacing(Record changed) {
        return new Kept(replaced(business, changed), replaced(rows, changed), foreign);
    }

    private static List<Record> replaced(List<Record> records, Record changed) {
        return records.stream()
                .map(each -> each.ref().equals(changed.ref()) ? changed : each)
                .toList();
    }

    /** Without a record and all that is told of it. */
    Kept without(RecordRef gone) {
        Set<RecordRef> dropped = new LinkedHashSet<>(Set.of(gone));
        rows.stream()
                .filter(row -> pointsTo(row, dropped::contains))
                .map(Record::ref)
                .forEach(dropped::add);
        rows.stream()
                .filter(row -> pointsTo(row, dropped::contains))
                .map(Record::ref)
                .forEach(dropped::add);
        return new Kept(rest(business, dropped), rest(rows, dropped), foreign);
    }

    private static List<Record> rest(List<Record> records, Set<RecordRef> dropped) {
        return records.stream().filter(each -> !dropped.contains(each.ref())).toList();
    }

    static boolean pointsTo(Record from, Predicate<RecordRef> target) {
        return from.type().fields().stream()
                .flatMap(field -> from.value(field).stream())
                .anyMatch(value -> value instanceof RecordRef ref && target.test(ref));
    }

    /** The record a row belongs to, directly or through another row; a record belongs to itself. */
    static Optional<Record> ownerOf(Record row, PlainRecords records) {
        if (row.type().hasHeader()) {
            return Optional.of(row);
        }
        return row.type().fields().stream()
                .flatMap(field -> row.value(field).stream())
                .filter(RecordRef.class::isInstance)
                .flatMap(ref -> records.find((RecordRef) ref).stream())
                .findFirst()
                .flatMap(record -> ownerOf(record, records));
    }

    /** What is here and not the same there, with all rows that tell of it. */
    List<Record> unlike(Kept other) {
        Set<Record> there = new HashSet<>(other.all());
        Set<RecordRef> unlike = new LinkedHashSet<>();
        all().stream().filter(each -> !there.contains(each)).map(Record::ref).forEach(unlike::add);
        rows.stream()
                .filter(row -> pointsTo(row, unlike::contains))
                .map(Record::ref)
                .forEach(unlike::add);
        rows.stream()
                .filter(row -> pointsTo(row, unlike::contains))
                .map(Record::ref)
                .forEach(unlike::add);
        return all().stream().filter(each -> unlike.contains(each.ref())).toList();
    }
}
