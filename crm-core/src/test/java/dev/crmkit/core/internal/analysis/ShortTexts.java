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
import java.util.stream.IntStream;

/** Conditions on one text, by equality with order or by equality with parts; and all texts of a few letters. */
final class ShortTexts {
    private static final Field<String> FOLDED = Field.text("text", 50);
    private static final Field<String> EXACT = Field.code("text", 50);
    static final RecordType TYPE = RecordType.plain("short").fields(FOLDED).build();
    private static final List<Record> ALL = all();

    private final Random random;
    private final Field<String> field;
    private final boolean ordered;

    ShortTexts(long seed) {
        this.random = new Random(seed);
        this.field = random.nextBoolean() ? FOLDED : EXACT;
        this.ordered = random.nextBoolean();
    }

    private static List<Record> all() {
        List<String> texts = new ArrayList<>(List.of("", "\uFE0F", "A", "aA"));
        for (int i = 0; i < texts.size() && texts.size() < 1_200; i++) {
            for (String letter : List.of("\t", "a", "b", "-")) {
                texts.add(texts.get(i) + letter);
            }
        }
        return texts.stream()
                .map(text -> {
                    Record.Builder record = Record.create(TYPE, new UUID(0, 1));
                    return text.isEmpty()
                            ? record.build()
                            : record.set(FOLDED, text).build();
                })
                .toList();
    }

    boolean anyFits(Condition condition) {
        ConditionEvaluator.Matcher matcher = ConditionEvaluator.compile(condition);
        return ALL.stream().anyMatch(record -> matcher.matches(record, Related.none()));
    }

    Condition condition() {
        return Cars.resolved(condition(3));
    }

    private Condition condition(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? atom().not() : atom();
        }
        List<Condition> parts = IntStream.rangeClosed(0, 1 + random.nextInt(2))
                .mapToObj(i -> condition(depth - 1))
                .toList();
        return depth % 2 == 1 ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition atom() {
        String text = of(List.of("a", "ab", "b", "ba", "aa", "-", "A"));
        Condition.Compare is = (Condition.Compare) field.is(text);
        return switch (random.nextInt(5)) {
            case 0 -> field.isNotEmpty();
            case 1 -> is;
            case 2 -> field.in(text, "b");
            default ->
                ordered
                        ? new Condition.Compare(field, of(List.of(Condition.Op.values())), is.value(), is.mode())
                        : new Condition.Match(field, of(List.of(Condition.Part.values())), text, is.mode());
        };
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
