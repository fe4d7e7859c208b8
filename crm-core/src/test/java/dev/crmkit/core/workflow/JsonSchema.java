package dev.crmkit.core.workflow;

import dev.crmkit.core.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of JSON Schema as the published schema uses; a keyword beyond that is a fault of the schema. */
final class JsonSchema {
    private static final Set<String> WORDS = Set.of("$schema", "title", "description", "$defs");

    private final Map<?, ?> root;

    private JsonSchema(Map<?, ?> root) {
        this.root = root;
    }

    static JsonSchema of(String text) {
        return new JsonSchema((Map<?, ?>) Json.read(text));
    }

    /** Where the document has another form, as JSON pointers with the keyword that says so. */
    List<String> faults(String document) {
        List<String> faults = new ArrayList<>();
        check(Json.read(document), root, "", faults);
        return faults;
    }

    private boolean fits(Object value, Map<?, ?> schema) {
        List<String> faults = new ArrayList<>();
        check(value, schema, "", faults);
        return faults.isEmpty();
    }

    private void check(Object value, Map<?, ?> schema, String at, List<String> faults) {
        schema.forEach((keyword, rule) -> {
            if (!WORDS.contains(keyword.toString()) && !keep(value, schema, keyword.toString(), rule, at, faults)) {
                faults.add(at + " " + keyword);
            }
        });
    }

    /** One keyword; faults inside of a value are noted apart. */
    private boolean keep(Object value, Map<?, ?> schema, String keyword, Object rule, String at, List<String> faults) {
        switch (keyword) {
            case "$ref" -> check(value, defined(rule.toString()), at, faults);
            case "properties" -> properties(value, (Map<?, ?>) rule, at, faults);
            case "additionalProperties" -> {
                return others(value, inner(schema, "properties"), rule, at, faults);
            }
            case "items" -> items(value, (Map<?, ?>) rule, at, faults);
            default -> {
                return holds(value, keyword, rule);
            }
        }
        return true;
    }

    private boolean holds(Object value, String keyword, Object rule) {
        return switch (keyword) {
            case "type" ->
                (rule instanceof List<?> several ? several : List.of(rule))
                        .stream().anyMatch(type -> isA(value, type.toString()));
            case "const" -> value.equals(rule);
            case "enum" -> ((List<?>) rule).contains(value);
            case "required" ->
                !(value instanceof Map<?, ?> object) || object.keySet().containsAll((List<?>) rule);
            case "oneOf" ->
                ((List<?>) rule)
                                .stream()
                                        .filter(each -> fits(value, (Map<?, ?>) each))
                                        .count()
                        == 1;
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile(rule.toString()).matcher(text).find();
            case "minLength" -> !(value instanceof String text) || text.length() >= ((Long) rule);
            case "minimum" -> !(value instanceof Long number) || number >= (Long) rule;
            default -> throw new IllegalArgumentException("The schema uses " + keyword);
        };
    }

    private static boolean isA(Object value, String type) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Long || value instanceof BigDecimal;
            default -> throw new IllegalArgumentException("The schema uses the type " + type);
        };
    }

    private Map<?, ?> defined(String reference) {
        return inner(inner(root, "$defs"), reference.substring("#/$defs/".length()));
    }

    /** Empty where there is none. */
    private static Map<?, ?> inner(Map<?, ?> outer, String name) {
        return outer.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private void properties(Object value, Map<?, ?> rules, String at, List<String> faults) {
        if (value instanceof Map<?, ?> object) {
            rules.forEach((name, rule) -> {
                if (object.containsKey(name)) {
                    check(object.get(name), (Map<?, ?>) rule, at + "/" + name, faults);
                }
            });
        }
    }

    private boolean others(Object value, Map<?, ?> known, Object rule, String at, List<String> faults) {
        if (!(value instanceof Map<?, ?> object)) {
            return true;
        }
        boolean none = true;
        for (Map.Entry<?, ?> each : object.entrySet()) {
            if (!known.containsKey(each.getKey())) {
                none &= rule instanceof Map;
                if (rule instanceof Map<?, ?> schema) {
                    check(each.getValue(), schema, at + "/" + each.getKey(), faults);
                }
            }
        }
        return none;
    }

    private void items(Object value, Map<?, ?> rule, String at, List<String> faults) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(list.get(i), rule, at + "/" + i, faults);
            }
        }
    }
}
