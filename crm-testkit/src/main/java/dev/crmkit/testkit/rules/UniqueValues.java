package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/** Who may hold which value of a unique field. */
final class UniqueValues {
    static final String TYPE = "gen_holder";
    private static final int LONGEST = 4_000;
    static final Field<String> NAME = Field.text("name", 60).unique();
    private static final Field<String> CODE = Field.code("code", 60).unique();
    private static final Field<String> LONG_NAME =
            Field.text("longName", LONGEST).unique();
    private static final Field<String> LONG_CODE =
            Field.code("longCode", LONGEST).unique();
    private static final Field<RecordRef> LINK = Field.reference("link", TYPE).unique();

    private final Trial trial;
    private final Shelf shelf;

    private UniqueValues(Trial trial) {
        this.trial = trial;
        this.shelf = trial.shelf(schema());
    }

    static Schema schema() {
        return Schema.of(List.of(RecordType.plain(TYPE)
                .fields(NAME, CODE, LONG_NAME, LONG_CODE, LINK)
                .build()));
    }

    static void run(Trial trial) {
        UniqueValues values = new UniqueValues(trial);
        values.texts();
        values.codes();
        values.references();
        values.empties();
        values.ids();
        values.takeover();
        values.longest(LONG_NAME);
        values.longest(LONG_CODE);
    }

    private Record.Builder holder() {
        return Record.create(schema().type(TYPE), trial.dice().id());
    }

    private void texts() {
        shelf.insert(holder().set(NAME, "Ёлка Σ").build());
        for (String same : List.of("Ёлка Σ", "елка ς", "ЕЛКА σ", "е\u0308лка Σ")) {
            refused("the folded text " + same, NAME, holder().set(NAME, same).build());
        }
        shelf.insert(holder().set(NAME, "елка").build());
        shelf.insert(holder().set(NAME, "елка σ ").build());
    }

    private void codes() {
        Record lower = holder().set(CODE, "ab").build();
        Record upper = holder().set(CODE, "AB").build();
        shelf.insert(List.of(lower, upper));
        refused("the exact text", CODE, holder().set(CODE, "ab").build());
        Record taking = lower.next().set(CODE, "AB").build();
        DuplicateKeyException refusal = trial.refused(
                "an update to a taken value", DuplicateKeyException.class, () -> shelf.update(lower, taking));
        trial.same("field named by the refusal", CODE.key(), refusal.field());
        shelf.update(lower, lower.next().set(CODE, "ab").build());
    }

    private void references() {
        Record first = holder().build();
        Record second = holder().set(LINK, first.ref()).build();
        shelf.insert(List.of(first, second));
        refused("the reference", LINK, holder().set(LINK, first.ref()).build());
        shelf.insert(holder().set(LINK, second.ref()).build());
    }

    private void empties() {
        shelf.insert(List.of(holder().build(), holder().build(), holder().build()));
    }

    private void ids() {
        Record record = holder().set(CODE, "id").build();
        shelf.insert(record);
        DuplicateKeyException refusal = trial.refused(
                "a taken id",
                DuplicateKeyException.class,
                () -> shelf.insert(Record.create(record.type(), record.id()).build()));
        trial.same("field named by the refusal", "id", refusal.field());
        trial.sameRecords(
                "the record", List.of(record), shelf.get(record.ref()).stream().toList());
    }

    /** In one change set: two of a kind, and one that goes before the other comes. */
    private void takeover() {
        Record leaving = holder().set(CODE, "seat").build();
        Record coming = holder().set(CODE, "seat").build();
        trial.refused(
                "two of a kind at once", DuplicateKeyException.class, () -> shelf.insert(List.of(leaving, coming)));
        shelf.insert(leaving);
        shelf.apply(new ChangeSet(List.of(new Change.Remove(leaving), new Change.Insert(coming))));
        trial.sameRecords("holder of the value", List.of(coming), shelf.list(TYPE, CODE.is("seat")));
    }

    /** Letters by chance, so that they do not shrink when packed: an index entry of some engines is too small for them. */
    private void longest(Field<String> field) {
        StringBuilder letters = new StringBuilder();
        for (int i = 1; i < LONGEST; i++) {
            letters.appendCodePoint(trial.dice().between('а', 'я'));
        }
        Record one = holder().set(field, letters + "а").build();
        Record other = holder().set(field, letters + "б").build();
        shelf.insert(List.of(one, other));
        refused("the long text", field, holder().set(field, letters + "а").build());
        trial.sameRecords("holder of the long text", List.of(one), shelf.list(TYPE, field.is(letters + "а")));
    }

    private void refused(String what, Field<?> field, Record record) {
        DuplicateKeyException refusal =
                trial.refused(what + " is taken", DuplicateKeyException.class, () -> shelf.insert(record));
        trial.same("type named by the refusal", TYPE, refusal.type());
        trial.same("field named by the refusal", field.key(), refusal.field());
        trial.same(
                "number of records refused and there",
                List.of(),
                shelf.get(record.ref()).stream().toList());
    }
}
