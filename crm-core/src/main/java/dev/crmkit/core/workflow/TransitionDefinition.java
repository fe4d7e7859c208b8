package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Label;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named way between states.
 *
 * @param from states or {@code @groups}; empty for the transitions that create a record
 * @param target the state after, null when the record stays where it is and leaves nothing
 * @param required fields that must be present, so that a refusal says what to fill in
 * @param checks names of {@link dev.crmkit.spi.workflow.GuardCheck} plugins
 * @param automatic whether only timers and other effects fire it, never a person
 */
@ForCallers
public record TransitionDefinition(
        String name,
        Label label,
        List<String> from,
        @Nullable String target,
        List<Guard> guards,
        List<String> required,
        List<String> checks,
        List<GuardedEffect> effects,
        boolean automatic) {
    public TransitionDefinition {
        from = List.copyOf(from);
        guards = List.copyOf(guards);
        required = List.copyOf(required);
        checks = List.copyOf(checks);
        effects = List.copyOf(effects);
    }

    /** The state after, or empty when the record stays where it is. */
    public Optional<String> to() {
        return Optional.ofNullable(target);
    }
}
