package dev.crmkit.core.internal.json;

import dev.crmkit.core.value.InputCheck;
import dev.crmkit.core.value.PhoneNormalizers;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where values come from: an object tagged by {@code source}, or the literal itself. */
final class ValueSources {
    private static final Map<String, List<String>> KINDS = Map.of(
            "now", List.of(),
            "actingUser", List.of(),
            "self", List.of(),
            "empty", List.of(),
            "field", List.of("field"),
            "increment", List.of("field", "by"));

    private static final InputCheck VALUES = InputCheck.with(PhoneNormalizers.digitsOnly());

    private ValueSources() {}

    /** The source at the value of a property named by a field of one of the types. */
    static ValueSource read(Place place, List<RecordType> owners) {
        if (!place.node().isObject()) {
            return new ValueSource.Literal(literal(place, owners));
        }
        return switch (place.tag("source", KINDS, List.of())) {
            case "now" -> new ValueSource.Now();
            case "actingUser" -> new ValueSource.ActingUser();
            case "self" -> new ValueSource.Self();
            case "field" -> new ValueSource.FromField(place.at("field").text());
            case "increment" ->
                new ValueSource.Increment(
                        place.at("field").text(), place.at("by").wholeNumber());
            default -> new ValueSource.Empty();
        };
    }

    private static Object literal(Place place, List<RecordType> owners) {
        Optional<Field<?>> field = owners.stream()
                .flatMap(owner -> owner.field(place.name()).stream())
                .findFirst();
        if (field.isEmpty()) {
            place.fault("UNKNOWN_FIELD", "there is no such field", "такого поля нет");
            return "";
        }
        return typed(place, field.get());
    }

    private static Object typed(Place place, Field<?> field) {
        try {
            Optional<Object> value = VALUES.value(field, raw(place.node()));
            if (value.isPresent()) {
                return value.get();
            }
            place.fault(
                    "EMPTY",
                    "an empty value is written {\"source\": \"empty\"}",
                    "пустое значение: {\"source\": \"empty\"}");
        } catch (InvalidInputException e) {
            e.violations().forEach(each -> place.fault(each.code(), each.en(), each.ru()));
        }
        return "";
    }

    private static Object raw(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(ValueSources::raw).toList();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isBoolean() ? node.booleanValue() : node.asString("");
    }

    static JsonNode write(ValueSource source) {
        if (source instanceof ValueSource.Literal literal) {
            return literal(literal.value());
        }
        if (source instanceof ValueSource.FromField from) {
            return tagged("field").put("field", from.field());
        }
        if (source instanceof ValueSource.Increment increment) {
            return tagged("increment").put("field", increment.field()).put("by", increment.by());
        }
        if (source instanceof ValueSource.Now) {
            return tagged("now");
        }
        if (source instanceof ValueSource.ActingUser) {
            return tagged("actingUser");
        }
        return source instanceof ValueSource.Self ? tagged("self") : tagged("empty");
    }

    private static ObjectNode tagged(String source) {
        return JsonNodeFactory.instance.objectNode().put("source", source);
    }

    static JsonNode literal(Object value) {
        if (value instanceof List<?> several) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            several.forEach(each -> list.add(literal(each)));
            return list;
        }
        if (value instanceof Long number) {
            return JsonNodeFactory.instance.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return JsonNodeFactory.instance.booleanNode(flag);
        }
        return JsonNodeFactory.instance.stringNode(
                value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
    }
}
