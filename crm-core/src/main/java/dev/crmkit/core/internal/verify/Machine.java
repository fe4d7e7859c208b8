package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A definition with its record type and what the checks look up often. Not thread-safe. */
final class Machine {
    private final WorkflowDefinition definition;
    private final RecordType type;
    private final Faults.Spot spot;
    private final Map<String, StateDefinition> states = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, List<TransitionDefinition>> named = new LinkedHashMap<>();
    private final IdentityHashMap<TransitionDefinition, Set<String>> origins = new IdentityHashMap<>();
    private final Set<String> purposes = new TreeSet<>();
    private final Set<String> timers = new TreeSet<>();

    Machine(WorkflowDefinition definition, RecordType type, Faults.Spot spot) {
        this.definition = definition;
        this.type = type;
        this.spot = spot;
        for (StateDefinition state : definition.states()) {
            states.putIfAbsent(state.key(), state);
            state.groups()
                    .forEach(group -> groups.computeIfAbsent("@" + group, key -> new ArrayList<>())
                            .add(state.key()));
        }
        definition
                .transitions()
                .forEach(each -> named.computeIfAbsent(each.name(), key -> new ArrayList<>())
                        .add(each));
        effects().forEach(this::note);
    }

    private void note(Effect effect) {
        if (effect instanceof Effect.CreateTask task) {
            purposes.add(task.purpose());
        } else if (effect instanceof Effect.StartTimer timer) {
            timers.add(timer.name());
        }
    }

    /** All effects, wherever they are written. */
    Stream<Effect> effects() {
        Stream<GuardedEffect> ofStates = definition.states().stream()
                .flatMap(state -> Stream.concat(state.entry().stream(), state.exit().stream()));
        Stream<GuardedEffect> ofTransitions =
                definition.transitions().stream().flatMap(each -> each.effects().stream());
        return Stream.concat(ofStates, ofTransitions).map(GuardedEffect::effect);
    }

    WorkflowDefinition definition() {
        return definition;
    }

    RecordType type() {
        return type;
    }

    /** Where faults of the definition are told. */
    Faults.Spot spot() {
        return spot;
    }

    Map<String, StateDefinition> states() {
        return states;
    }

    /** The states of each group, by {@code @name}. */
    Map<String, List<String>> groups() {
        return groups;
    }

    Map<String, List<TransitionDefinition>> named() {
        return named;
    }

    /** What tasks are made for. */
    Set<String> purposes() {
        return purposes;
    }

    /** The names of the timers that are started. */
    Set<String> timers() {
        return timers;
    }

    /** The known states a transition of this machine leaves from; none when it creates a record. */
    Set<String> origins(TransitionDefinition transition) {
        return origins.computeIfAbsent(transition, this::expanded);
    }

    private Set<String> expanded(TransitionDefinition transition) {
        Set<String> expanded = new LinkedHashSet<>();
        for (String from : transition.from()) {
            if (states.containsKey(from)) {
                expanded.add(from);
            }
            expanded.addAll(groups.getOrDefault(from, List.of()));
        }
        return expanded;
    }

    /** The states a record can be in after a transition: its target, or where it stayed. */
    Set<String> after(TransitionDefinition transition) {
        return transition.to().map(Set::of).orElseGet(() -> origins(transition));
    }

    /** How many pairs of a state and a transition that leaves it there are, doubles included. */
    long ways() {
        return definition.transitions().stream()
                .flatMap(each -> each.from().stream())
                .mapToLong(from -> groups.getOrDefault(from, List.of(from)).size())
                .sum();
    }
}
