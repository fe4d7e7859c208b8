package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Schemas;
import java.time.Instant;
import java.util.List;

/** What putting a record into the bin changes, and what it does not. */
final class Bin {
    private static final Instant DELETED = Instant.parse("2026-02-03T04:05:06Z");
    private static final Field<RecordRef> PARENT = Field.reference("parent", Schemas.TARGET);

    private final Trial trial;
    private final Shelf shelf;
    private final RecordType type;

    private Bin(Trial trial, Schema schema) {
        this.trial = trial;
        this.shelf = trial.shelf(schema);
        this.type = schema.type(Schemas.TARGET);
    }

    static void run(Trial trial) {
        Bin bin = new Bin(trial, Schemas.any(trial.dice()));
        bin.hidesFromRelations();
        bin.freesUniqueValues();
    }

    private Record.Builder record() {
        return Record.create(type, trial.dice().id());
    }

    private void hidesFromRelations() {
        Record parent = record().build();
        Record child = record().set(PARENT, parent.ref()).build();
        shelf.insert(List.of(parent, child));
        related(child, parent, true, true);
        Record binned = bin(child);
        related(binned, parent, true, false);
        Record binnedParent = bin(parent);
        related(binned, binnedParent, false, false);
        Record restored = binned.next().clear(Header.DELETED_AT).build();
        shelf.update(binned, restored);
        related(restored, binnedParent, false, true);
        trial.same("live records", 1L, shelf.count(type.key(), Header.DELETED_AT.isEmpty()));
        trial.same("records in the bin", 1L, shelf.count(type.key(), Header.DELETED_AT.isNotEmpty()));
        trial.sameRecords("live records", List.of(restored), shelf.list(type.key(), Header.DELETED_AT.isEmpty()));
        trial.sameRecords(
                "a record in the bin by its id",
                List.of(binnedParent),
                shelf.get(parent.ref()).stream().toList());
    }

    private Record bin(Record record) {
        Record binned = record.next().set(Header.DELETED_AT, DELETED).build();
        shelf.update(record, binned);
        return binned;
    }

    private void related(Record child, Record parent, boolean hasParent, boolean hasChild) {
        Condition forward = Condition.exists(new Relation.Forward(PARENT, type.key()), Condition.always());
        Condition inverse = Condition.exists(new Relation.Inverse(type.key(), PARENT), Condition.always());
        String where = child + " below " + parent;
        trial.same("has a parent: " + where, hasParent, fits(child, forward));
        trial.same("has no parent: " + where, !hasParent, fits(child, forward.not()));
        trial.same("has a child: " + where, hasChild, fits(parent, inverse));
        trial.same("has no child: " + where, !hasChild, fits(parent, inverse.not()));
    }

    private boolean fits(Record record, Condition where) {
        return shelf.count(type.key(), Condition.id(record.id()).and(where)) == 1;
    }

    private void freesUniqueValues() {
        Record first = record().set(Header.EXTERNAL_KEY, "site:1").build();
        shelf.insert(first);
        Record binned = bin(first);
        Record second = record().set(Header.EXTERNAL_KEY, "site:1").build();
        shelf.insert(second);
        Record restored = binned.next().clear(Header.DELETED_AT).build();
        trial.refused(
                "restoring a record whose key was taken",
                DuplicateKeyException.class,
                () -> shelf.update(binned, restored));
        bin(second);
        shelf.update(binned, restored);
        trial.sameRecords(
                "holders of the key",
                List.of(restored),
                shelf.list(type.key(), Header.EXTERNAL_KEY.is("site:1").and(Header.DELETED_AT.isEmpty())));
    }
}
