package dev.crmkit.core.internal.json;

import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.ConditionLimits;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads operands: a plain value, {@code param} or {@code relative}; in lists the latter two as little objects. */
final class OperandReader {
    private final JsonFaults faults;

    OperandReader(JsonFaults faults) {
        this.faults = faults;
    }

    /** The one operand of the node: exactly one of value, param, relative. */
    Optional<Operand> single(JsonObject json) {
        List<String> given =
                List.of("value", "param", "relative").stream().filter(json::has).toList();
        if (given.size() != 1) {
            faults.add(Violation.of(
                    json.pointer(),
                    given.isEmpty() ? "REQUIRED" : "SEVERAL_VALUES",
                    "exactly one of value, param, relative is needed",
                    "нужно ровно одно из value, param, relative"));
            return Optional.empty();
        }
        return json.has("value") ? literal(json.value("value").orElseThrow(), json.pointer("value")) : named(json);
    }

    private Optional<Operand> named(JsonObject json) {
        if (json.has("param")) {
            return json.text("param").map(Operand.Parameter::new);
        }
        return json.text("relative").flatMap(text -> relative(text, json.pointer("relative")));
    }

    private Optional<Operand> relative(String text, String pointer) {
        Optional<Operand.Relative> relative = RelativeText.parse(text);
        if (relative.isEmpty()) {
            faults.add(Unknown.word(pointer, "MALFORMED", text, RelativeText.anchors()));
        }
        return relative.map(Operand.class::cast);
    }

    /** The operands of a list; one param may stand for all of them. */
    Optional<List<Operand>> several(JsonObject json) {
        if (json.has("param") && !json.has("value")) {
            return named(json).map(List::of);
        }
        return json.requiredList("value").map(values -> operands(values, json.pointer("value")));
    }

    private List<Operand> operands(List<?> values, String pointer) {
        if (values.size() > ConditionLimits.VALUES) {
            throw InvalidInputException.of(Violation.of(
                            pointer,
                            "LIMIT",
                            "at most " + ConditionLimits.VALUES + " values",
                            "не более " + ConditionLimits.VALUES + " значений")
                    .with("max", ConditionLimits.VALUES));
        }
        List<Operand> operands = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            element(values.get(i), pointer + "/" + i).ifPresent(operands::add);
        }
        return operands;
    }

    private Optional<Operand> element(Object value, String pointer) {
        if (value instanceof Map<?, ?> map && (map.containsKey("param") || map.containsKey("relative"))) {
            return JsonObject.of(value, pointer, faults).flatMap(json -> {
                json.allow(List.of("param", "relative"));
                return single(json);
            });
        }
        return literal(value, pointer);
    }

    private Optional<Operand> literal(Object value, String pointer) {
        if (value == Json.Null.NULL) {
            faults.add(Violation.of(
                    pointer,
                    "WRONG_TYPE",
                    "nothing equals null; ask for isEmpty",
                    "с null ничто не сравнивается; используйте isEmpty"));
            return Optional.empty();
        }
        return value instanceof Map<?, ?> map && map.containsKey("e164")
                ? phone(map, pointer)
                : Optional.of(new Operand.Literal(value));
    }

    /** A number already looked up, as it is written for one with an E.164 form. */
    private Optional<Operand> phone(Map<?, ?> map, String pointer) {
        if (map.size() == 1 && map.get("e164") instanceof String e164) {
            try {
                return Optional.of(new Operand.Literal(PhoneNumber.of(e164).withE164(e164, PhoneNumber.UNKNOWN)));
            } catch (InvalidInputException e) {
                e.violations().forEach(violation -> faults.add(violation.at(pointer)));
                return Optional.empty();
            }
        }
        faults.wrongType(pointer, "{\"e164\": \"+...\"}", "{\"e164\": \"+...\"}");
        return Optional.empty();
    }
}
