package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.util.List;

/** A type that is no longer declared, and later is again. */
final class RetiredType {
    private static final Field<String> NAME = Field.text("name", 40);
    private static final Field<String> MORE = Field.text("more", 40);
    private static final RecordType STAYING =
            RecordType.plain("gen_staying").field(NAME).build();
    private static final RecordType LEAVING =
            RecordType.plain("gen_leaving").field(NAME).build();
    private static final RecordType BACK =
            RecordType.plain("gen_leaving").fields(NAME, MORE).build();

    private RetiredType() {}

    static void run(Trial trial) {
        Shelf shelf = trial.shelf(Schema.of(List.of(STAYING, LEAVING)));
        Record staying = named(trial, STAYING);
        Record leaving = named(trial, LEAVING);
        shelf.insert(List.of(staying, leaving));
        shelf = trial.evolved(shelf, Schema.of(List.of(STAYING)), trial.dice().chance(50));
        Record changed = staying.next().set(NAME, "later").build();
        shelf.update(staying, changed);
        shelf = trial.evolved(
                shelf, Schema.of(List.of(STAYING, BACK)), trial.dice().chance(50));
        same(trial, shelf, changed);
        Record back = Record.stored(BACK, leaving.id(), leaving.version())
                .set(NAME, leaving.require(NAME))
                .build();
        same(trial, shelf, back);
        Record more = back.next().set(MORE, "more").build();
        shelf.update(back, more);
        same(trial, shelf, more);
    }

    private static Record named(Trial trial, RecordType type) {
        return Record.create(type, trial.dice().id()).set(NAME, type.key()).build();
    }

    private static void same(Trial trial, Shelf shelf, Record expected) {
        trial.sameRecords(
                "a record after a type was retired and came back",
                List.of(expected),
                shelf.get(expected.ref()).stream().toList());
    }
}
