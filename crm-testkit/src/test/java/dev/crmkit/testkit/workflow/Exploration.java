package dev.crmkit.testkit.workflow;

import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.StateMove;
import dev.crmkit.core.workflow.Step;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Workflows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with a definition as exhaustive use of the engine shows it, in the words of the verifier: {@code CODE
 * index of the transition} or {@code CODE state}.
 */
final class Exploration {
    private final WorkflowDefinition definition;
    private final List<TransitionDefinition> transitions;
    private final Set<String> shown = new TreeSet<>();
    private final Map<Integer, Map<String, List<Boolean>>> met = new HashMap<>();
    private boolean endless;

    private Exploration(WorkflowDefinition definition) {
        this.definition = definition;
        this.transitions = definition.transitions();
    }

    static Exploration of(WorkflowDefinition definition) {
        Exploration exploration = new Exploration(definition);
        exploration.guards();
        exploration.choices();
        exploration.hopeless();
        exploration.unreached();
        return exploration;
    }

    Set<String> shown() {
        return shown;
    }

    /** Whether some step came to no rest. */
    boolean isEndless() {
        return endless;
    }

    private List<String> origins(TransitionDefinition transition) {
        return transition.from().isEmpty()
                ? List.of("")
                : definition.states().stream()
                        .filter(state -> definition.leaves(transition, state))
                        .map(StateDefinition::key)
                        .toList();
    }

    private List<Boolean> met(int index, String origin) {
        return met.computeIfAbsent(index, key -> new HashMap<>())
                .computeIfAbsent(origin, key -> Machines.met(definition, transitions.get(index), origin));
    }

    private void guards() {
        for (int i = 0; i < transitions.size(); i++) {
            int index = i;
            List<String> origins = origins(transitions.get(i));
            boolean never =
                    origins.stream().noneMatch(origin -> met(index, origin).contains(true));
            boolean always =
                    origins.stream().noneMatch(origin -> met(index, origin).contains(false));
            boolean open = origins.stream()
                    .anyMatch(origin -> moved(List.of(index), origin, false).contains(true));
            if (never) {
                shown.add("NEVER " + i);
            } else if (!open) {
                shown.add("CONTRADICTION " + i);
            } else if (always && !transitions.get(i).guards().isEmpty()) {
                shown.add("ALWAYS " + i);
            }
        }
    }

    private List<Boolean> moved(List<Integer> ways, String origin, boolean ordered) {
        return outcomes(ways, origin, ordered).stream()
                .map(Step.Moved.class::isInstance)
                .toList();
    }

    private List<Step> outcomes(List<Integer> ways, String origin, boolean ordered) {
        return Machines.outcomes(definition, ways.stream().map(transitions::get).toList(), origin, ordered);
    }

    /** The indices of the ways of each choice, by the state and the name, or no name for those taken by themselves. */
    private Map<List<String>, List<Integer>> groups() {
        Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < transitions.size(); i++) {
            TransitionDefinition way = transitions.get(i);
            for (String origin : origins(way)) {
                groups.computeIfAbsent(List.of(origin, way.always() ? "" : way.name()), key -> new ArrayList<>())
                        .add(i);
            }
        }
        return groups;
    }

    private boolean isOrdered(List<Integer> ways) {
        return ways.stream()
                .allMatch(way ->
                        definition.ordered().contains(transitions.get(way).name()));
    }

    private void choices() {
        groups().forEach((key, ways) -> {
            if (ways.size() > 1) {
                choice(key.get(0), ways, !key.get(1).isEmpty());
            }
        });
    }

    private void choice(String origin, List<Integer> ways, boolean byName) {
        List<Integer> guarded =
                ways.stream().filter(way -> !transitions.get(way).otherwise()).toList();
        for (int second : guarded) {
            boolean overlaps = guarded.stream().anyMatch(first -> first < second && overlap(first, second, origin));
            if (!isOrdered(ways) && overlaps) {
                shown.add("OVERLAP " + second);
            }
        }
        for (int way : ways) {
            boolean rest = transitions.get(way).otherwise();
            List<Integer> before = guarded.stream()
                    .filter(other -> other != way && (rest || other < way))
                    .toList();
            if ((rest || isOrdered(ways)) && !before.isEmpty() && hidden(way, before, origin)) {
                shown.add("SHADOWED " + way);
            }
        }
        if (byName && guarded.size() == ways.size() && any(guarded, origin).contains(false)) {
            shown.add("GAP " + ways.get(0));
        }
    }

    private boolean overlap(int first, int second, String origin) {
        return outcomes(List.of(first, second), origin, false).stream()
                .anyMatch(step -> step instanceof Step.Refused refused && refused.code() == Step.Refusal.AMBIGUOUS);
    }

    private List<Boolean> any(List<Integer> ways, String origin) {
        List<Boolean> any = new ArrayList<>();
        for (int cell = 0; cell < Machines.cells().size(); cell++) {
            int number = cell;
            any.add(ways.stream().anyMatch(way -> met(way, origin).get(number)));
        }
        return any;
    }

    private boolean hidden(int way, List<Integer> before, String origin) {
        List<Boolean> own = met(way, origin);
        List<Boolean> taken = any(before, origin);
        boolean left = false;
        for (int cell = 0; cell < own.size(); cell++) {
            left |= own.get(cell) && !taken.get(cell);
        }
        return own.contains(true) && !left;
    }

    /** From which states no end can be reached, whatever happens to the fields on the way. */
    private void hopeless() {
        Map<String, Set<String>> back = new HashMap<>();
        groups().forEach((key, ways) -> {
            boolean byName = !key.get(1).isEmpty();
            if (!key.get(0).isEmpty() && (!byName || rests(key.get(0)))) {
                targets(ways, key.get(0))
                        .forEach(to -> back.computeIfAbsent(to, each -> new HashSet<>())
                                .add(key.get(0)));
            }
        });
        Set<String> hopeful = new HashSet<>();
        definition.states().stream()
                .filter(state -> state.kind() != StateKind.OPEN)
                .forEach(state -> hopeful.add(state.key()));
        Deque<String> open = new ArrayDeque<>(hopeful);
        while (!open.isEmpty()) {
            back.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(hopeful::add)
                    .forEach(open::push);
        }
        definition.states().stream()
                .filter(state -> !hopeful.contains(state.key()))
                .forEach(state -> shown.add("HOPELESS " + state.key()));
    }

    private Set<String> targets(List<Integer> ways, String origin) {
        Set<String> targets = new HashSet<>();
        outcomes(ways, origin, isOrdered(ways)).forEach(step -> {
            if (step instanceof Step.Moved moved) {
                moved.move().map(StateMove::to).ifPresent(targets::add);
            }
        });
        return targets;
    }

    private boolean rests(String state) {
        List<Integer> always = groups().getOrDefault(List.of(state, ""), List.of());
        boolean leftOver = always.stream().anyMatch(way -> transitions.get(way).otherwise());
        return !leftOver && (always.isEmpty() || any(always, state).contains(false));
    }

    /** All that happens to all records, from the beginning, when between two steps fields may become anything. */
    private void unreached() {
        Set<String> reached = new HashSet<>();
        Set<String> rested = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            String state = open.pop();
            for (String name : names(state)) {
                for (Record cell : Machines.cells()) {
                    Step step = Machines.step(definition, cell, state, name);
                    if (step instanceof Step.Moved moved) {
                        moved.moves().forEach(move -> reached.add(move.to()));
                        String rest =
                                moved.after().get(Workflows.MACHINE.state()).orElse("");
                        if (rested.add(rest)) {
                            open.push(rest);
                        }
                    } else {
                        endless |= ((Step.Refused) step).code() == Step.Refusal.ENDLESS;
                    }
                }
            }
        }
        definition.states().stream()
                .filter(state -> !reached.contains(state.key()))
                .forEach(state -> shown.add("UNREACHABLE " + state.key()));
    }

    private Set<String> names(String state) {
        Set<String> names = new TreeSet<>();
        transitions.stream()
                .filter(way -> !way.always() && origins(way).contains(state))
                .forEach(way -> names.add(way.name()));
        return names;
    }
}
