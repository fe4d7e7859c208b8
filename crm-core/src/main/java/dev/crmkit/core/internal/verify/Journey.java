package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.WorkflowEngine;
import dev.crmkit.spi.condition.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which states a record can come to. Between two transitions its fields may be edited to anything; while transitions
 * follow by themselves they stay as the transitions leave them. Used once; not thread-safe.
 */
final class Journey {
    /** Chains followed in all; beyond that a state is taken as reached where its way alone is passable. */
    private static final int CHAINS = 20_000;

    /** How often a chain may come to one state before its ring is judged by its ways alone. */
    private static final int ROUNDS = 3;

    private final Machine machine;
    private final Ways ways;
    private final Set<String> reached = new LinkedHashSet<>();
    private final Set<String> rested = new HashSet<>();
    private final Set<Way> anyhow = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int left = CHAINS;

    Journey(Machine machine, Ways ways) {
        this.machine = machine;
        this.ways = ways;
    }

    Set<String> reached() {
        depart("");
        while (!open.isEmpty()) {
            depart(open.pop());
        }
        return reached;
    }

    private void depart(String state) {
        for (Way way : ways.from(state)) {
            if (!way.transition().always() && ways.isPassable(way)) {
                arrive(List.of(way));
            }
        }
    }

    /**
     * The record has come by these ways, one after the other, the first of them taken by somebody; beyond the limit the
     * engine refuses the step.
     */
    private void arrive(List<Way> chain) {
        String state = chain.get(chain.size() - 1).target();
        if (!machine.states().containsKey(state) || chain.size() > WorkflowEngine.MOST_STEPS + 1) {
            return;
        }
        if (isRound(chain, state) || left-- <= 0) {
            pass(chain);
            goOnAnyhow(state);
            return;
        }
        boolean news = !rested.contains(state) || chain.stream().anyMatch(way -> !reached.contains(way.target()));
        if (news && !ways.logic().isImpossible(through(chain, ways.rests(state)))) {
            pass(chain);
            rest(state);
        }
        for (Way next : ways.always(state)) {
            if (!ways.logic().isImpossible(through(chain, ways.taken(next)))) {
                List<Way> longer = new ArrayList<>(chain);
                longer.add(next);
                arrive(longer);
            }
        }
    }

    private static boolean isRound(List<Way> chain, String state) {
        return chain.stream().filter(way -> way.target().equals(state)).count() > ROUNDS;
    }

    /** Only a step that comes to rest has come through its states. */
    private void pass(List<Way> chain) {
        chain.stream().filter(way -> way.transition().to().isPresent()).forEach(way -> reached.add(way.target()));
    }

    private void rest(String state) {
        if (rested.add(state)) {
            open.push(state);
        }
    }

    /** Round a ring a record may change in any way: each way on is judged alone. */
    private void goOnAnyhow(String state) {
        if (!ways.logic().isImpossible(ways.rests(state))) {
            rest(state);
        }
        for (Way next : ways.always(state)) {
            if (ways.isPassable(next) && anyhow.add(next)) {
                arrive(List.of(next));
            }
        }
    }

    /** What must hold at the start, so that the chain is taken and then something holds. */
    private Condition through(List<Way> chain, Condition after) {
        Condition before = after;
        for (int i = chain.size() - 1; i >= 0; i--) {
            before = ways.taken(chain.get(i)).and(ways.before(chain.get(i), before));
        }
        return before;
    }
}
