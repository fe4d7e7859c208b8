package dev.crmkit.testkit.rules;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.testkit.gen.Boundaries;
import dev.crmkit.testkit.gen.Edits;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Writes records and compares them with what is read. */
final class RoundTrips {
    private static final List<String> ZONES = List.of("Europe/Moscow", "America/New_York", "Asia/Kathmandu");

    private RoundTrips() {}

    /** One record for every value at an edge, inserted; then every record with the value of another. */
    static void boundaries(Trial trial) {
        Schema schema = Schemas.any(trial.dice());
        Shelf shelf = trial.shelf(schema);
        RecordType type = schema.type(Schemas.BROAD);
        for (Field<?> field : type.fields()) {
            List<Record> written = new ArrayList<>();
            Boundaries.inside(field).forEach(value -> written.add(record(trial, type, field, value)));
            written.add(Record.create(type, trial.dice().id()).build());
            shelf.insert(written);
            reread(trial, shelf, field, written);
            List<Record> emptied = written.stream()
                    .map(record -> record.next().clear(field).build())
                    .toList();
            shelf.write(tx -> change(written, emptied).forEach(tx::apply));
            reread(trial, shelf, field, emptied);
        }
    }

    /** Written while the machine is in one zone, read while it is in another. */
    static void zones(Trial trial) {
        Shelf shelf = trial.shelf(Schemas.any(trial.dice()));
        RecordType type = Schemas.any(trial.dice()).type(Schemas.BROAD);
        List<Field<?>> dated = List.of(Field.instant("at"), Field.date("day"));
        TimeZone kept = Calendar.getInstance(Locale.ROOT).getTimeZone();
        try {
            for (Field<?> field : dated) {
                List<Record> written = new ArrayList<>();
                Boundaries.inside(field).forEach(value -> written.add(record(trial, type, field, value)));
                TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(0)));
                shelf.insert(written);
                for (String zone : ZONES) {
                    TimeZone.setDefault(TimeZone.getTimeZone(zone));
                    reread(trial, shelf, field, written);
                }
            }
        } finally {
            TimeZone.setDefault(kept);
        }
    }

    private static Record record(Trial trial, RecordType type, Field<?> field, Object value) {
        return Record.create(type, trial.dice().id()).put(field, value).build();
    }

    private static List<ChangeSet> change(List<Record> before, List<Record> after) {
        List<ChangeSet> sets = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            sets.add(Shelf.updates(before.get(i), after.get(i)));
        }
        return sets;
    }

    private static void reread(Trial trial, Shelf shelf, Field<?> field, List<Record> written) {
        Condition these = Condition.ids(written.stream().map(Record::id).toList());
        List<Record> expected = written.stream()
                .sorted(Comparator.comparing(Record::id, SortKey.BY_ID))
                .toList();
        trial.sameRecords("values of " + field, expected, shelf.list(Schemas.BROAD, these));
        written.forEach(record -> trial.sameRecords(
                "loaded by its id, with a value of " + field,
                List.of(record),
                shelf.get(record.ref()).stream().toList()));
    }

    /** Whole worlds, inserted, then changed step by step. */
    static void worlds(Trial trial) {
        World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 30);
        Shelf shelf = trial.shelf(world);
        for (int i = Tck.times(10); i > 0; i--) {
            trial.sameRecords("all records", sorted(world), shelf.dump(world.schema()));
            ChangeSet edit = Edits.any(trial.dice(), world, 8);
            shelf.apply(edit);
            world = Edits.after(world, edit);
        }
    }

    /** As {@link Shelf#dump} gives them: by type, then by id. */
    static List<Record> sorted(World world) {
        List<Record> sorted = new ArrayList<>();
        world.schema().types().forEach(type -> sorted.addAll(world.sorted(type.key(), Condition.always(), List.of())));
        return sorted;
    }

    /** Values core would refuse: each is kept to the last digit, or refused with nothing written. */
    static void outsiders(Trial trial) {
        Schema schema = Schemas.any(trial.dice());
        Shelf shelf = trial.shelf(schema);
        RecordType type = schema.type(Schemas.BROAD);
        for (Field<?> field : type.fields()) {
            Boundaries.outside(field.type())
                    .forEach(value -> keptOrRefused(trial, shelf, field, record(trial, type, field, value)));
        }
    }

    private static void keptOrRefused(Trial trial, Shelf shelf, Field<?> field, Record record) {
        boolean kept = isAccepted(trial, shelf, record);
        List<Record> expected = kept ? List.of(record) : List.of();
        trial.sameRecords(
                (kept ? "accepted" : "refused") + " with a strange value of " + field,
                expected,
                shelf.get(record.ref()).stream().toList());
        if (kept) {
            shelf.apply(Shelf.removes(record));
        }
    }

    private static boolean isAccepted(Trial trial, Shelf shelf, Record record) {
        try {
            shelf.insert(record);
            return true;
        } catch (CrmException refusal) {
            return false;
        } catch (RuntimeException other) {
            throw trial.strange("refused by no CrmException: " + Exact.text(record), other);
        }
    }
}
