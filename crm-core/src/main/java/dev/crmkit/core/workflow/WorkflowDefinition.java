package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import java.util.List;
import java.util.Optional;

/**
 * The state machine of one state field of one record type. Flat: groups of states and several state fields on a record
 * stand in for hierarchy and parallelism. Immutable and thread-safe.
 *
 * @param type the record type key
 * @param stateField the key of the field that holds it, on deals {@code stage}
 * @param version grows with every change of a published definition
 */
@ForCallers
public record WorkflowDefinition(
        String type,
        String stateField,
        long version,
        List<StateDefinition> states,
        List<TransitionDefinition> transitions) {
    public WorkflowDefinition {
        states = List.copyOf(states);
        transitions = List.copyOf(transitions);
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
}
