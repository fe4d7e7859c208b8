package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import java.util.List;

/**
 * One state.
 *
 * @param groups names that transitions may leave from, written {@code @name}
 * @param frozen whether fields of the record cannot be edited in it
 * @param required fields that must be present while a record enters the state
 * @param entry effects of entering, timers of the state among them
 * @param exit effects of leaving
 */
@ForCallers
public record StateDefinition(
        String key,
        Label label,
        StateKind kind,
        List<String> groups,
        boolean frozen,
        List<String> required,
        List<GuardedEffect> entry,
        List<GuardedEffect> exit) {
    public StateDefinition {
        groups = List.copyOf(groups);
        required = List.copyOf(required);
        entry = List.copyOf(entry);
        exit = List.copyOf(exit);
    }
}
