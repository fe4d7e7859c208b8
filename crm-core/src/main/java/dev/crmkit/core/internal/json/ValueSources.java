package dev.crmkit.core.internal.json;

import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where values come from: an object tagged by {@code source}, or the literal itself. */
final class ValueSources {
    private static final Kinds KINDS = new Kinds(
            "source",
            Map.of(
                    "now", List.of(),
                    "actingUser", List.of(),
                    "self", List.of(),
                    "empty", List.of(),
                    "field", List.of("field"),
                    "increment", List.of("field", "by")),
            List.of());
    private static final InputCheck VALUES = InputCheck.with(PhoneNormalizers.digitsOnly());
    private static final ValueSource EMPTY = new ValueSource.Empty();

    private final JsonFaults faults;

    ValueSources(JsonFaults faults) {
        this.faults = faults;
    }

    /** The source of a value for the field of that name of one of the types. */
    ValueSource read(JsonObject values, String name, List<RecordType> owners) {
        Object raw = values.value(name).orElseThrow();
        return raw instanceof Map
                ? values.object(name).map(ValueSources::source).orElse(EMPTY)
                : literal(raw, values.pointer(name), name, owners);
    }

    private static ValueSource source(JsonObject json) {
        return switch (KINDS.of(json)) {
            case "now" -> new ValueSource.Now();
            case "actingUser" -> new ValueSource.ActingUser();
            case "self" -> new ValueSource.Self();
            case "field" -> new ValueSource.FromField(json.requiredText("field").orElse(""));
            case "increment" ->
                new ValueSource.Increment(
                        json.requiredText("field").orElse(""),
                        json.requiredWhole("by").orElse(0L));
            default -> EMPTY;
        };
    }

    private ValueSource literal(Object raw, String pointer, String name, List<RecordType> owners) {
        Map<String, Field<?>> known = new LinkedHashMap<>();
        owners.forEach(owner -> owner.fields().forEach(field -> known.putIfAbsent(field.key(), field)));
        Field<?> field = known.get(name);
        if (field == null) {
            faults.add(Unknown.field(pointer, name, known.keySet()));
            return EMPTY;
        }
        return value(field, raw, pointer)
                .<ValueSource>map(ValueSource.Literal::new)
                .orElse(EMPTY);
    }

    private Optional<Object> value(Field<?> field, Object raw, String pointer) {
        try {
            Optional<Object> value = VALUES.value(field, raw);
            if (value.isEmpty()) {
                faults.add(Violation.of(
                        pointer,
                        "EMPTY",
                        "an empty value is written {\"source\": \"empty\"}",
                        "пустое значение пишется {\"source\": \"empty\"}"));
            }
            return value;
        } catch (InvalidInputException e) {
            e.violations()
                    .forEach(
                            each -> faults.add(new Violation(pointer, each.code(), each.en(), each.ru(), each.args())));
            return Optional.empty();
        }
    }

    static Object write(ValueSource source) {
        if (source instanceof ValueSource.Literal literal) {
            return literal(literal.value());
        }
        if (source instanceof ValueSource.FromField from) {
            Map<String, Object> json = KINDS.start("field");
            json.put("field", from.field());
            return json;
        }
        if (source instanceof ValueSource.Increment increment) {
            Map<String, Object> json = KINDS.start("increment");
            json.put("field", increment.field());
            json.put("by", increment.by());
            return json;
        }
        return KINDS.start(word(source));
    }

    private static String word(ValueSource source) {
        if (source instanceof ValueSource.Now) {
            return "now";
        }
        if (source instanceof ValueSource.ActingUser) {
            return "actingUser";
        }
        return source instanceof ValueSource.Self ? "self" : "empty";
    }

    private static Object literal(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(ValueSources::literal).toList();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof Long || value instanceof Boolean ? value : value.toString();
    }
}
