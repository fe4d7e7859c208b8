package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.Money;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Keys and labels that an adapter could mistake for each other, for its own columns or for words of its language. */
final class Names {
    private static final String LONG = "aVeryLongKeyThatFillsAllTheRoomThereIsFo";
    private static final String TYPE = "gen_a_type_with_a_key_of_41_characters_ab";
    private static final List<String> KEYS = List.of(
            "nameLast",
            "name.last",
            "name.lastFold",
            "aB",
            "a.b",
            "aBc",
            "ab.c",
            "select",
            "table",
            "user",
            "order",
            "group",
            "id",
            "version",
            "tenant",
            "tenantId",
            "tenant.id",
            "record",
            "recordId",
            "position",
            "value",
            "key",
            "row",
            "rownum",
            "sysdate",
            "currentDate",
            "text",
            "textFold",
            "text.fold",
            "amountCurrency",
            "amount.value",
            "tagsValue",
            "check",
            "default",
            "a",
            "z",
            LONG + "a",
            LONG + "b",
            LONG + "a." + LONG + "a",
            LONG + "a." + LONG + "b",
            LONG + "b." + LONG + "a");
    private static final Field<Money> AMOUNT = Field.money("amount");
    private static final Field<List<String>> TAGS = Field.multiChoice("tags", Option.of("A"), Option.of("B"));

    private final Trial trial;
    private final Dice dice;

    private Names(Trial trial) {
        this.trial = trial;
        this.dice = trial.dice();
    }

    static void run(Trial trial) {
        Names names = new Names(trial);
        names.apart(KEYS);
        for (int i = Tck.times(1); i > 0; i--) {
            names.apart(names.colliding());
        }
    }

    /** Keys of two letters and dots, so that camels, snakes and dots meet. */
    private List<String> colliding() {
        Set<String> taken = new HashSet<>(Set.of("amount", "tags"));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String key = word() + (dice.chance(50) ? "." + word() : "");
            if (taken.add(key.toLowerCase(Locale.ROOT))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private String word() {
        StringBuilder word = new StringBuilder(dice.pick(List.of("a", "b")));
        for (int i = dice.below(4); i > 0; i--) {
            word.append(dice.pick(List.of("a", "A", "B", "b", "1")));
        }
        return word.toString();
    }

    private List<Field<String>> fields(List<String> keys) {
        List<Field<String>> fields = new ArrayList<>();
        for (String key : keys) {
            fields.add(Field.text(key, 200).label(Texts.any(dice, 60), "'; drop table " + Texts.any(dice, 9)));
        }
        return fields;
    }

    /** The child table of a list in one type has the same words as the table of another. */
    private static Schema schema(List<Field<String>> fields) {
        RecordType.Builder one = RecordType.plain(TYPE).label("\"Тип\" 😀", "; --");
        fields.forEach(one::field);
        return Schema.of(List.of(
                one.fields(AMOUNT, TAGS).build(),
                RecordType.plain("gen_a").fields(TAGS, Field.text("name", 20)).build(),
                RecordType.plain("gen_a_tags")
                        .fields(TAGS, Field.text("value", 20))
                        .build(),
                RecordType.plain("gen").fields(TAGS, Field.text("a", 20)).build(),
                RecordType.plain(TYPE.substring(0, 40) + "c")
                        .fields(TAGS, Field.text("a", 20))
                        .build()));
    }

    private void apart(List<String> keys) {
        List<Field<String>> fields = fields(keys);
        Schema schema = schema(fields);
        Shelf shelf = trial.shelf(schema);
        Record record = full(schema.type(TYPE), fields);
        List<Record> all = new ArrayList<>(List.of(record));
        for (RecordType type : schema.types()) {
            all.add(Record.create(type, dice.id()).set(TAGS, List.of("A", "B")).build());
        }
        shelf.insert(all);
        stored(shelf, all);
        for (Field<String> field : fields) {
            found(shelf, record, field);
        }
        Record changed = record;
        for (Field<String> field : dice.some(fields, 10)) {
            Record next = changed.next().set(field, "changed").build();
            shelf.update(changed, next);
            changed = next;
            stored(shelf, List.of(changed));
        }
        trial.same("steps of a second migration", List.of(), shelf.store().migrate(schema));
    }

    private static Record full(RecordType type, List<Field<String>> fields) {
        Record.Builder record = Record.create(type, new UUID(0x7000L, Long.MIN_VALUE))
                .set(AMOUNT, Money.of("12.50", "RUB"))
                .set(TAGS, List.of("B"));
        fields.forEach(field -> record.set(field, "value of " + field.key()));
        return record.build();
    }

    private void stored(Shelf shelf, List<Record> records) {
        records.forEach(record -> trial.sameRecords(
                "stored", List.of(record), shelf.get(record.ref()).stream().toList()));
    }

    private void found(Shelf shelf, Record record, Field<String> field) {
        Condition same = field.is(Fold.fold("value of " + field.key()));
        trial.sameRecords("found by " + field, List.of(record), shelf.list(TYPE, same));
        List<Record> sorted = shelf.list(TYPE, Condition.always(), List.of(Order.asc(field)), 5);
        trial.sameRecords("first in the order of " + field, List.of(record), sorted.subList(0, 1));
    }
}
