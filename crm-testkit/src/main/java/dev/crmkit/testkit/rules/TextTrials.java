package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Op;
import dev.crmkit.spi.condition.Condition.Part;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.testkit.gen.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Every troublesome text against every other, with every operator, judged by String alone. */
final class TextTrials {
    private static final String TYPE = "gen_text";
    private static final Field<String> TEXT = Field.text("value", 100);
    private static final Field<String> CODE = Field.code("code", 100);
    private static final Field<String> LONG = Field.longText("long");

    private TextTrials() {}

    static void run(Trial trial) {
        Schema schema = Schema.of(
                List.of(RecordType.plain(TYPE).fields(TEXT, CODE, LONG).build()));
        List<Record> records = records(trial, schema.type(TYPE));
        Shelf shelf = trial.shelf(schema);
        shelf.insert(records);
        for (String text : Texts.known()) {
            for (Field<String> field : List.of(TEXT, CODE, LONG)) {
                compare(trial, shelf, records, field, text);
            }
        }
    }

    private static List<Record> records(Trial trial, RecordType type) {
        List<Record> records = new ArrayList<>();
        for (String text : Texts.known()) {
            Record.Builder record = Record.create(type, trial.dice().id());
            List.of(TEXT, CODE, LONG).forEach(field -> record.put(field, text));
            records.add(record.build());
        }
        records.add(Record.create(type, trial.dice().id()).build());
        return records;
    }

    private static void compare(Trial trial, Shelf shelf, List<Record> records, Field<String> field, String text) {
        for (TextMode mode : TextMode.values()) {
            String operand = shadow(text, mode);
            if (!operand.isEmpty()) {
                Condition equal = new Condition.Compare(field, Op.EQ, Operand.of(operand), mode);
                check(trial, shelf, records, equal, value -> shadow(value, mode).equals(operand));
                for (Part part : Part.values()) {
                    Condition match = new Condition.Match(field, part, operand, mode);
                    check(trial, shelf, records, match, value -> has(shadow(value, mode), part, operand));
                }
            }
        }
    }

    private static String shadow(String text, TextMode mode) {
        return mode == TextMode.FOLDED ? Fold.fold(text) : text;
    }

    private static boolean has(String text, Part part, String operand) {
        return switch (part) {
            case CONTAINS -> text.contains(operand);
            case STARTS_WITH -> text.startsWith(operand);
            case ENDS_WITH -> text.endsWith(operand);
        };
    }

    private static void check(
            Trial trial, Shelf shelf, List<Record> records, Condition where, Predicate<String> expected) {
        List<Record> fitting = records.stream()
                .filter(record -> record.get(TEXT).filter(expected).isPresent())
                .sorted(Comparator.comparing(Record::id, SortKey.BY_ID))
                .toList();
        trial.sameRecords("records found\ncondition: " + where, fitting, shelf.list(TYPE, where));
    }
}
