package dev.crmkit.core.internal.verify;

import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Relative times and parameters, taken at an imagined instant for an imagined user. A record found so is one; that there
 * is none says something only where a field is not compared with fixed and shifting values alike.
 */
final class Symbols {
    private static final RecordRef ME = new RecordRef("user", new UUID(0x7000L, 1));
    private static final RecordRef UNIT = new RecordRef("unit", new UUID(0x7000L, 2));
    private static final Bindings IMAGINED = new Bindings(
            Instant.parse("2026-01-01T00:00:00Z"),
            ZoneOffset.UTC,
            Map.of("me", ME, "me.unit", List.of(UNIT), "me.units", List.of(UNIT)));

    private Symbols() {}

    /** The condition with literals only. */
    static Condition resolved(Condition condition) {
        return IMAGINED.resolve(condition);
    }

    /** Whether some field is compared with values that shift against each other. */
    static boolean shift(Stream<Condition> conditions) {
        Map<Field<?>, Set<Object>> kinds = new HashMap<>();
        conditions.flatMap(condition -> Trees.atoms(condition).stream()).forEach(atom -> note(atom, kinds));
        return kinds.values().stream().anyMatch(each -> each.size() > 1);
    }

    private static void note(Condition atom, Map<Field<?>, Set<Object>> kinds) {
        List<Operand> operands = new ArrayList<>();
        if (atom instanceof Condition.Compare compare) {
            operands.add(compare.value());
        } else if (atom instanceof Condition.In in) {
            operands.addAll(in.values());
        }
        for (Operand operand : operands) {
            Trees.field(atom)
                    .ifPresent(field ->
                            kinds.computeIfAbsent(field, key -> new HashSet<>()).add(kind(operand)));
        }
    }

    /** What shifts together. */
    private static Object kind(Operand operand) {
        if (operand instanceof Operand.Relative relative) {
            return relative.anchor();
        }
        return operand instanceof Operand.Parameter parameter ? parameter.name() : Operand.Literal.class;
    }
}
