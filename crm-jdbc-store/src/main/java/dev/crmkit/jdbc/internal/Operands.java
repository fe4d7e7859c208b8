package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values a field is compared with for equality that agree in all compared columns but the first: amounts of one currency,
 * ids of one type.
 *
 * @param rest what the columns after the first must hold
 * @param values distinct values for the first column
 */
record Operands(List<Column> columns, List<@Nullable Object> rest, List<Object> values) {

    /** The operands in groups; those no stored value can equal are left out. */
    static List<Operands> of(FieldColumns field, TextMode mode, List<Operand> operands) {
        List<Column> columns = field.shadow() != null ? List.of(tested(field, mode)) : field.compared();
        Map<List<@Nullable Object>, List<Object>> groups = new LinkedHashMap<>();
        for (Operand operand : operands) {
            Object value = literal(operand);
            if (field.codec().mayEqual(value)) {
                List<@Nullable Object> parts = compared(field, value);
                groups.computeIfAbsent(parts.subList(1, parts.size()), absent -> new ArrayList<>())
                        .add(parts.get(0));
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Operands(
                        columns,
                        group.getKey(),
                        group.getValue().stream().distinct().toList()))
                .toList();
    }

    private static List<@Nullable Object> compared(FieldColumns field, Object value) {
        List<@Nullable Object> parts = field.codec().split(value);
        List<@Nullable Object> compared = new ArrayList<>();
        field.codec().compared().forEach(part -> compared.add(parts.get(part)));
        return compared;
    }

    /** The column a text is compared by in that mode; the main column of anything else. */
    static Column tested(FieldColumns field, TextMode mode) {
        return field.shadow() != null && mode == TextMode.FOLDED ? field.fold() : field.main();
    }

    static Object literal(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        throw new IllegalArgumentException("Resolve the condition first: " + operand);
    }

    Column first() {
        return columns.get(0);
    }
}
