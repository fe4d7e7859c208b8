package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Schemas into which what is stored might not fit, and some into which it does. */
final class Narrowing {
    private static final String TYPE = "gen_narrowed";
    private static final Field<String> TEXT = Field.text("text", 20);
    private static final Field<BigDecimal> RATE = Field.decimal("rate", 9, 4);
    private static final Field<RecordRef> LINK = Field.reference("link", TYPE, "gen_other");
    private static final List<Field<?>> STORED = List.of(TEXT, RATE, LINK, Field.phones("phones"), Field.date("day"));

    private static final List<Field<?>> NARROWER = List.of(
            Field.text("text", 19),
            Field.wholeNumber("text"),
            Field.decimal("rate", 9, 3),
            Field.decimal("rate", 8, 4),
            Field.decimal("rate", 10, 6),
            Field.money("rate"),
            Field.reference("link", TYPE),
            Field.text("phones", 20),
            Field.instant("day"));

    private Narrowing() {}

    static void run(Trial trial) {
        Shelf shelf = trial.shelf(schema(STORED));
        RecordType type = schema(STORED).type(TYPE);
        Record record = Record.create(type, trial.dice().id())
                .set(TEXT, "twenty characters...")
                .set(RATE, new BigDecimal("12345.6789"))
                .set(LINK, new RecordRef("gen_other", trial.dice().id()))
                .build();
        shelf.insert(record);
        for (Field<?> field : trial.dice().shuffled(NARROWER)) {
            trial.refused(
                    field + " as " + field.type() + " over " + STORED,
                    StorageException.class,
                    () -> shelf.store().migrate(schema(replaced(field))));
            trial.same("steps back after a refusal", List.of(), shelf.store().migrate(schema(STORED)));
            trial.sameRecords(
                    "stored after a refusal",
                    List.of(record),
                    shelf.get(record.ref()).stream().toList());
        }
    }

    private static List<Field<?>> replaced(Field<?> narrower) {
        List<Field<?>> fields = new ArrayList<>(STORED);
        fields.replaceAll(field -> field.key().equals(narrower.key()) ? narrower : field);
        return fields;
    }

    private static Schema schema(List<Field<?>> fields) {
        return Schema.of(List.of(
                RecordType.plain(TYPE).fields(fields.toArray(Field<?>[]::new)).build(),
                RecordType.plain("gen_other").build()));
    }
}
