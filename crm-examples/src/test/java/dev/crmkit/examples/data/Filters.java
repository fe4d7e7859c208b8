package dev.crmkit.examples.data;

import com.google.common.base.CaseFormat;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a condition of the filter files into the library's JSON. Their texts are compared as they stand but in {@code
 * containsIgnoreCase}; their {@code ne} is false of an empty field.
 */
final class Filters {
    private Filters() {}

    static String translated(JsonNode filter, RecordType type) {
        return JsonMapper.shared().writeValueAsString(node(filter, type));
    }

    static String key(String column) {
        return CaseFormat.LOWER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, column);
    }

    private static Map<String, Object> node(JsonNode filter, RecordType type) {
        String op = filter.path("op").asString();
        return filter.has("args") ? Map.of("op", op, "args", parts(filter, type)) : atom(op, filter, type);
    }

    private static List<Map<String, Object>> parts(JsonNode filter, RecordType type) {
        List<Map<String, Object>> parts = new ArrayList<>();
        filter.path("args").forEach(part -> parts.add(node(part, type)));
        return parts;
    }

    private static Map<String, Object> atom(String op, JsonNode filter, RecordType type) {
        String key = key(filter.path("field").asString());
        return switch (op) {
            case "isNull" -> Map.of("op", "isEmpty", "field", key);
            case "isNotNull" -> Map.of("op", "isNotEmpty", "field", key);
            case "ne" ->
                Map.of(
                        "op",
                        "and",
                        "args",
                        List.of(Map.of("op", "isNotEmpty", "field", key), compared("ne", key, filter, type)));
            default -> compared(op, key, filter, type);
        };
    }

    private static Map<String, Object> compared(String op, String key, JsonNode filter, RecordType type) {
        FieldType<?> kind = type.field(key).orElseThrow().type();
        Map<String, Object> atom = new LinkedHashMap<>();
        atom.put("op", op.equals("containsIgnoreCase") ? "contains" : op);
        atom.put("field", key);
        atom.put("value", value(filter.path("value"), kind));
        if (kind.textual() && !op.equals("containsIgnoreCase")) {
            atom.put("mode", "EXACT");
        }
        return atom;
    }

    private static Object value(JsonNode value, FieldType<?> kind) {
        if (value.isArray()) {
            List<Object> several = new ArrayList<>();
            value.forEach(each -> several.add(value(each, kind)));
            return several;
        }
        if (kind instanceof FieldType.Moment) {
            return value.asString().replace(' ', 'T') + "Z";
        }
        return value.isNumber() ? value.decimalValue() : value.asString();
    }
}
