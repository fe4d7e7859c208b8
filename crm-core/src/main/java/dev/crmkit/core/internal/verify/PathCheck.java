package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TransitionDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The states as a map of ways: every one can be reached, and from every open one an end can be reached. */
final class PathCheck {
    private final Machine machine;
    private final Map<String, List<String>> onward = new HashMap<>();
    private final Map<String, List<String>> backward = new HashMap<>();

    private final Set<String> reached;

    /** Of the names alone, as if every guard could hold. */
    PathCheck(Machine machine) {
        this.machine = machine;
        for (TransitionDefinition transition : machine.definition().transitions()) {
            transition.to().ifPresent(to -> machine.origins(transition).forEach(from -> connect(from, to)));
        }
        this.reached = reached(starts(), onward);
    }

    /** Of the guards as well. */
    PathCheck(Machine machine, Ways ways) {
        this.machine = machine;
        for (String state : machine.states().keySet()) {
            boolean rests = !ways.logic().isImpossible(ways.rests(state));
            for (Way way : ways.from(state)) {
                if (way.transition().to().isPresent()
                        && (rests || way.transition().always())
                        && ways.isPassable(way)) {
                    connect(state, way.target());
                }
            }
        }
        this.reached = new Journey(machine, ways).reached();
    }

    private List<String> starts() {
        return machine.definition().entries().stream()
                .flatMap(entry -> entry.to().stream())
                .toList();
    }

    private void connect(String from, String to) {
        onward.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        backward.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
    }

    void run() {
        if (starts().isEmpty()) {
            machine.spot()
                    .at("transitions")
                    .add(
                            "NO_ENTRY",
                            "no transition creates a record: one needs an empty from",
                            "ни один переход не создаёт запись: нужен переход с пустым from");
        }
        reportUnreachable();
        reportDeadEnds();
    }

    private void reportUnreachable() {
        machine.states().keySet().stream()
                .filter(key -> !reached.contains(key))
                .forEach(key -> machine.spot()
                        .at("states")
                        .add(
                                "UNREACHABLE",
                                "no way from the beginning leads to the state " + key,
                                "в состояние " + key + " нет пути от начала"));
    }

    private void reportDeadEnds() {
        List<String> ends = machine.states().values().stream()
                .filter(state -> state.kind() != StateKind.OPEN)
                .map(state -> state.key())
                .toList();
        if (ends.isEmpty()) {
            machine.spot()
                    .at("states")
                    .add(
                            "NO_FINAL",
                            "no state is WON or LOST: nothing ever ends",
                            "нет состояний WON и LOST: нет конца");
            return;
        }
        Set<String> hopeful = reached(ends, backward);
        machine.states().keySet().stream().filter(key -> !hopeful.contains(key)).forEach(this::reportHopeless);
    }

    private void reportHopeless(String key) {
        boolean leaves = onward.getOrDefault(key, List.of()).stream().anyMatch(to -> !to.equals(key));
        machine.spot()
                .at("states")
                .add(
                        leaves ? "NO_WAY_TO_FINAL" : "DEAD_END",
                        leaves
                                ? "from the state " + key + " no way leads to WON or LOST"
                                : "no transition can leave the state " + key + ", which is neither WON nor LOST",
                        leaves
                                ? "из состояния " + key + " нет пути к WON или LOST"
                                : "из состояния " + key + " нельзя выйти, а оно не WON и не LOST");
    }

    private static Set<String> reached(Collection<String> starts, Map<String, List<String>> ways) {
        Set<String> reached = new HashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String next : ways.getOrDefault(open.pop(), List.of())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
