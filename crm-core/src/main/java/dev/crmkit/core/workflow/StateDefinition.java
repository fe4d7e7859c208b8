package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Label;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Writes one state. Not thread-safe. */
    @ForCallers
    public static final class Builder {
        private final String key;
        private final Label label;
        private final StateKind kind;
        private final List<String> groups = new ArrayList<>();
        private final List<String> required = new ArrayList<>();
        private final List<GuardedEffect> entry = new ArrayList<>();
        private final List<GuardedEffect> exit = new ArrayList<>();
        private boolean frozen;

        Builder(String key, Label label, StateKind kind) {
            this.key = key;
            this.label = label;
            this.kind = kind;
        }

        /** Transitions may leave from all states of a group, written {@code @name}. */
        public Builder groups(String... names) {
            groups.addAll(Arrays.asList(names));
            return this;
        }

        /** Fields of the record cannot be edited in it. */
        public Builder frozen() {
            frozen = true;
            return this;
        }

        /** Fields that must be there when the state is entered. */
        public Builder require(Field<?>... fields) {
            Arrays.stream(fields).map(Field::key).forEach(required::add);
            return this;
        }

        /** Effects of entering it, in this order. */
        public Builder entering(Effect... effects) {
            Arrays.stream(effects).map(GuardedEffect::always).forEach(entry::add);
            return this;
        }

        /** An effect of entering it that happens where a condition holds. */
        public Builder enteringWhere(Condition when, Effect effect) {
            entry.add(new GuardedEffect(effect, when));
            return this;
        }

        /** Effects of leaving it, in this order. */
        public Builder leaving(Effect... effects) {
            Arrays.stream(effects).map(GuardedEffect::always).forEach(exit::add);
            return this;
        }

        /** An effect of leaving it that happens where a condition holds. */
        public Builder leavingWhere(Condition when, Effect effect) {
            exit.add(new GuardedEffect(effect, when));
            return this;
        }

        StateDefinition build() {
            return new StateDefinition(key, label, kind, groups, frozen, required, entry, exit);
        }
    }
}
