package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.util.List;

/** From one schema to another and back: texts get longer, a field and some options are retired. */
final class Changeover {
    private static final String TYPE = "gen_changed";
    private static final Field<String> SHORT = Field.text("name", 10);
    private static final Field<String> LONG = Field.text("name", 60);
    private static final Field<String> NOTE = Field.text("note", 40);
    private static final Field<String> STAGE = Field.choice("stage", Option.of("OLD"), Option.of("KEPT"));
    private static final Field<List<String>> TAGS = Field.multiChoice("tags", Option.of("OLD"), Option.of("KEPT"));

    private static final RecordType BEFORE =
            RecordType.plain(TYPE).fields(SHORT, NOTE, STAGE, TAGS).build();
    private static final RecordType AFTER = RecordType.plain(TYPE)
            .fields(
                    LONG,
                    Field.choice("stage", Option.of("KEPT"), Option.of("NEW")),
                    Field.multiChoice("tags", Option.of("KEPT"), Option.of("NEW")))
            .build();
    private static final RecordType BACK =
            RecordType.plain(TYPE).fields(LONG, NOTE, STAGE, TAGS).build();

    private Changeover() {}

    static void run(Trial trial) {
        Shelf shelf = trial.shelf(Schema.of(List.of(BEFORE)));
        Record first = Record.create(BEFORE, trial.dice().id())
                .set(SHORT, "ten chars.")
                .set(NOTE, "to be kept")
                .set(STAGE, "OLD")
                .set(TAGS, List.of("OLD", "KEPT"))
                .build();
        shelf.insert(first);
        Shelf later = trial.evolved(shelf, Schema.of(List.of(AFTER)), false);
        Record seen = Record.stored(AFTER, first.id(), first.version())
                .set(LONG, "ten chars.")
                .set(STAGE, "OLD")
                .set(TAGS, List.of("OLD", "KEPT"))
                .build();
        found(trial, later, "options that are no longer declared", STAGE.is("OLD"), seen);
        found(trial, later, "options that are no longer declared, of many", TAGS.has("OLD"), seen);
        Record longer = seen.next()
                .set(LONG, "sixty characters ".repeat(4).substring(0, 60))
                .build();
        later.update(seen, longer);
        found(trial, later, "a text that has become longer", LONG.isNotEmpty(), longer);
        Record back = Record.stored(BACK, first.id(), longer.version())
                .set(LONG, longer.require(LONG))
                .set(NOTE, "to be kept")
                .set(STAGE, "OLD")
                .set(TAGS, List.of("OLD", "KEPT"))
                .build();
        Shelf last = trial.evolved(later, Schema.of(List.of(BACK)), trial.dice().chance(50));
        found(trial, last, "a field that was retired and has come back", NOTE.isNotEmpty(), back);
    }

    /** Found by the condition and loaded by the id; what is not declared now may be there or not. */
    private static void found(Trial trial, Shelf shelf, String what, Condition where, Record expected) {
        trial.sameRecords(
                what,
                List.of(expected),
                shelf.list(TYPE, where).stream()
                        .map(stored -> as(expected.type(), stored))
                        .toList());
        trial.sameRecords(
                what + ", by its id",
                List.of(expected),
                shelf.get(expected.ref()).map(stored -> as(expected.type(), stored)).stream()
                        .toList());
    }

    private static Record as(RecordType type, Record stored) {
        Record.Builder record = Record.stored(type, stored.id(), stored.version());
        type.fields().forEach(field -> stored.value(field).ifPresent(value -> record.put(field, value)));
        return record.build();
    }
}
