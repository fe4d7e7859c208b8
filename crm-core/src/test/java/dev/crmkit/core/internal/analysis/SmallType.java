package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A type so small that all its records can be tried. */
record SmallType(Field<Long> number, Field<Boolean> flag, Field<String> choice, Field<List<String>> many) {

    RecordType type() {
        return RecordType.plain("small").fields(number, flag, choice, many).build();
    }

    List<Record> fitting(Condition condition) {
        ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(condition);
        return all().stream()
                .filter(record -> matcher.matches(record, Related.none()))
                .toList();
    }

    private List<Record> all() {
        List<Record> records = List.of(Record.create(type(), new UUID(0, 1)).build());
        records = with(records, number, List.of(0L, 1L, 2L));
        records = with(records, flag, List.of(true, false));
        records = with(records, choice, List.of("X", "Y"));
        return with(records, many, List.of(List.of("X"), List.of("Y"), List.of("X", "Y")));
    }

    private static List<Record> with(List<Record> records, Field<?> field, List<?> values) {
        List<Record> more = new ArrayList<>(records);
        for (Record record : records) {
            values.forEach(value -> more.add(record.edit().put(field, value).build()));
        }
        return more;
    }

    Condition condition(long seed) {
        return condition(new Random(seed), 5);
    }

    private Condition condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return atom(random);
        }
        if (random.nextInt(4) == 0) {
            return condition(random, depth - 1).not();
        }
        List<Condition> parts = List.of(condition(random, depth - 1), condition(random, depth - 1));
        return random.nextInt(3) > 0 ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition atom(Random random) {
        List<Condition> atoms = List.of(
                number.ge(1L),
                number.lt(2L),
                number.is(1L),
                number.isNotEmpty(),
                flag.is(true),
                flag.isNotEmpty(),
                choice.is("X"),
                choice.in("X", "Y"),
                many.has("X"),
                many.has("Y"),
                many.isNotEmpty());
        return atoms.get(random.nextInt(atoms.size()));
    }
}
