package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The state machine of one state field of one record type. Flat: groups of states and several state fields on a record
 * stand in for hierarchy and parallelism. Immutable and thread-safe.
 *
 * @param type the record type key
 * @param stateField the key of the field that holds it, on deals {@code stage}
 * @param version grows with every change of a published definition
 * @param ordered names of transitions of which, where several leave one state, the first in declared order whose guards
 *     hold is taken; of any other name at most one may be open at a time
 */
@ForCallers
public record WorkflowDefinition(
        String type,
        String stateField,
        long version,
        List<StateDefinition> states,
        List<TransitionDefinition> transitions,
        Set<String> ordered) {
    public WorkflowDefinition {
        states = List.copyOf(states);
        transitions = List.copyOf(transitions);
        ordered = Set.copyOf(ordered);
    }

    /** One without ordered transitions. */
    public WorkflowDefinition(
            String type,
            String stateField,
            long version,
            List<StateDefinition> states,
            List<TransitionDefinition> transitions) {
        this(type, stateField, version, states, transitions, Set.of());
    }

    /** A definition to be written in Java. */
    public static Builder of(String type, String stateField) {
        return new Builder(type, stateField);
    }

    public Optional<StateDefinition> state(String key) {
        return states.stream().filter(state -> state.key().equals(key)).findFirst();
    }

    /** The transitions of that name, in declared order. */
    public List<TransitionDefinition> named(String name) {
        return transitions.stream().filter(each -> each.name().equals(name)).toList();
    }

    /** Whether the transition may leave from the state. */
    public boolean leaves(TransitionDefinition transition, StateDefinition state) {
        return transition.from().contains(state.key())
                || state.groups().stream().anyMatch(group -> transition.from().contains("@" + group));
    }

    /** The transitions that may leave from the state, in declared order. */
    public List<TransitionDefinition> from(StateDefinition state) {
        return transitions.stream().filter(each -> leaves(each, state)).toList();
    }

    /** The transitions that create a record. */
    public List<TransitionDefinition> entries() {
        return transitions.stream().filter(each -> each.from().isEmpty()).toList();
    }

    /** The choice type of the state field: its options are the states in declared order. */
    public FieldType.Choice choice() {
        return new FieldType.Choice(states.stream()
                .map(state -> new Option(state.key(), state.label()))
                .toList());
    }

    /**
     * Writes a definition in Java, the same that {@link WorkflowJson} reads. Not thread-safe.
     *
     * <pre>{@code
     * WorkflowDefinition lead = WorkflowDefinition.of("lead", "state")
     *     .open("NEW", "Новый", "New")
     *     .won("CONVERTED", "Конвертирован", "Converted")
     *     .lost("JUNK", "Некачественный", "Junk")
     *     .transition("register", "Зарегистрировать", "Register", way -> way.to("NEW"))
     *     .transition("junk", "Некачественный лид", "Junk",
     *         way -> way.from("NEW").to("JUNK").require(Lead.JUNK_REASON))
     *     .transition("convert", "Конвертировать", "Convert",
     *         way -> way.from("NEW").to("CONVERTED").guard(Lead.PHONES.isNotEmpty(), "нет телефона", "no phone"))
     *     .build();
     * }</pre>
     */
    @ForCallers
    public static final class Builder {
        private final String type;
        private final String stateField;
        private long version = 1;
        private final List<StateDefinition> states = new ArrayList<>();
        private final List<TransitionDefinition> transitions = new ArrayList<>();
        private final Set<String> ordered = new LinkedHashSet<>();

        Builder(String type, String stateField) {
            this.type = type;
            this.stateField = stateField;
        }

        /** 1 unless said. */
        public Builder version(long number) {
            this.version = number;
            return this;
        }

        /** A state in which work goes on. */
        public Builder open(String key, String ru, String en, String... groups) {
            return state(key, ru, en, StateKind.OPEN, state -> state.groups(groups));
        }

        /** A state in which the goal is reached. */
        public Builder won(String key, String ru, String en) {
            return state(key, ru, en, StateKind.WON, state -> state);
        }

        /** A state in which it ended otherwise. */
        public Builder lost(String key, String ru, String en) {
            return state(key, ru, en, StateKind.LOST, state -> state);
        }

        /** A state with more to it. */
        public Builder state(
                String key, String ru, String en, StateKind kind, UnaryOperator<StateDefinition.Builder> more) {
            states.add(more.apply(new StateDefinition.Builder(key, new Label(ru, en), kind))
                    .build());
            return this;
        }

        /** Of these names the first transition in declared order whose guards hold is taken. */
        public Builder ordered(String... names) {
            ordered.addAll(Arrays.asList(names));
            return this;
        }

        /** A transition: from nowhere, staying, unguarded and taken by people, unless said. */
        public Builder transition(String name, String ru, String en, UnaryOperator<TransitionDefinition.Builder> more) {
            transitions.add(more.apply(new TransitionDefinition.Builder(name, new Label(ru, en)))
                    .build());
            return this;
        }

        /** The definition. What it means is judged by {@link WorkflowCheck}, with all others at hand. */
        public WorkflowDefinition build() {
            return new WorkflowDefinition(type, stateField, version, states, transitions, ordered);
        }
    }
}
