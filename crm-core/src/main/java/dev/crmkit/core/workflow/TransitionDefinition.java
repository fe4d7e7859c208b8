package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named way between states. {@link WorkflowDefinition.Builder} is the way to write one.
 *
 * @param from states or {@code @groups}; empty for the transitions that create a record
 * @param target the state after, null when the record stays where it is and leaves nothing
 * @param required fields that must be present, so that a refusal says what to fill in
 * @param checks names of {@link dev.crmkit.spi.workflow.GuardCheck} plugins
 * @param firing who takes it
 * @param otherwise whether it is the one that is left when no guard of its namesakes in the state holds
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
        Firing firing,
        boolean otherwise) {
    public TransitionDefinition {
        from = List.copyOf(from);
        guards = List.copyOf(guards);
        required = List.copyOf(required);
        checks = List.copyOf(checks);
        effects = List.copyOf(effects);
    }

    /** One that is not the last resort, taken by people or by the system only. */
    public TransitionDefinition(
            String name,
            Label label,
            List<String> from,
            @Nullable String target,
            List<Guard> guards,
            List<String> required,
            List<String> checks,
            List<GuardedEffect> effects,
            boolean automatic) {
        this(
                name,
                label,
                from,
                target,
                guards,
                required,
                checks,
                effects,
                automatic ? Firing.AUTOMATIC : Firing.BY_HAND,
                false);
    }

    /** Who takes a transition. */
    @ForCallers
    public enum Firing {
        /** People with the right to, timers and effects. */
        BY_HAND,
        /** Timers and effects only, never a person. */
        AUTOMATIC,
        /** Nobody: after each transition of the record that ends in its state it is taken by itself if it can be. */
        ALWAYS
    }

    /** Whether a person never takes it. */
    public boolean automatic() {
        return firing != Firing.BY_HAND;
    }

    /** Whether it is taken by itself. */
    public boolean always() {
        return firing == Firing.ALWAYS;
    }

    /** Whether anything but the state and missing fields can stand in its way. */
    public boolean guarded() {
        return !guards.isEmpty() || !checks.isEmpty();
    }

    /** The state after, or empty when the record stays where it is. */
    public Optional<String> to() {
        return Optional.ofNullable(target);
    }

    /** Writes one transition: from nowhere, staying, unguarded and taken by people, unless said. Not thread-safe. */
    @ForCallers
    public static final class Builder {
        private final String name;
        private final Label label;
        private final List<String> from = new ArrayList<>();
        private final List<Guard> guards = new ArrayList<>();
        private final List<String> required = new ArrayList<>();
        private final List<String> checks = new ArrayList<>();
        private final List<GuardedEffect> effects = new ArrayList<>();
        private @Nullable String target;
        private Firing firing = Firing.BY_HAND;
        private boolean otherwise;

        Builder(String name, Label label) {
            this.name = name;
            this.label = label;
        }

        /** States or {@code @groups} it leaves from. */
        public Builder from(String... origins) {
            from.addAll(Arrays.asList(origins));
            return this;
        }

        /** The state it leads to. */
        public Builder to(String state) {
            target = state;
            return this;
        }

        /** A condition it demands, with the words of its refusal. */
        public Builder guard(Condition condition, String ru, String en) {
            guards.add(new Guard(new Label(ru, en), condition));
            return this;
        }

        /** The named plugin is asked as well. */
        public Builder check(String plugin) {
            checks.add(plugin);
            return this;
        }

        /** Fields that must be filled in. */
        public Builder require(Field<?>... fields) {
            Arrays.stream(fields).map(Field::key).forEach(required::add);
            return this;
        }

        /** A field gets a value. */
        public Builder set(Field<?> field, ValueSource value) {
            return does(new Effect.Assign(Map.of(field.key(), value)));
        }

        /** Effects, in this order. */
        public Builder does(Effect... more) {
            Arrays.stream(more).map(GuardedEffect::always).forEach(effects::add);
            return this;
        }

        /** An effect that happens where a condition holds. */
        public Builder doesWhere(Condition when, Effect effect) {
            effects.add(new GuardedEffect(effect, when));
            return this;
        }

        /** Only timers and effects take it. */
        public Builder automatic() {
            firing = Firing.AUTOMATIC;
            return this;
        }

        /** It is taken by itself. */
        public Builder always() {
            firing = Firing.ALWAYS;
            return this;
        }

        /** It is the one that is left when no guard of its namesakes holds. */
        public Builder otherwise() {
            otherwise = true;
            return this;
        }

        TransitionDefinition build() {
            return new TransitionDefinition(
                    name, label, from, target, guards, required, checks, effects, firing, otherwise);
        }
    }
}
