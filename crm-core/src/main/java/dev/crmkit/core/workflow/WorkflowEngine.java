package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.GuardCheck;
import dev.crmkit.spi.workflow.TransitionAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says what a transition does. Pure: no storage, no clock, no chance; nothing changes when it refuses or a plugin
 * throws. Immutable and thread-safe.
 *
 * <p>The order of a step: find the transitions of the name that leave the state; assign fields; required fields;
 * guards; checks; the new state; effects of leaving, of the transition, of entering. Then, in the state the record has
 * come to, the transitions that are {@linkplain TransitionDefinition#always() taken by themselves}, one after the other,
 * at most {@value #MOST_STEPS}. An edit of the record wakes none of them.
 *
 * <p>Of several transitions of one name that leave the state, the one that nothing stands in the way of is taken; two
 * such are refused. Of an {@linkplain WorkflowDefinition#ordered() ordered} name it is the first whose guards hold.
 * One that is {@linkplain TransitionDefinition#otherwise() left} comes in when no guard of the others holds.
 */
@ForCallers
public final class WorkflowEngine {
    /** How many transitions may follow one by themselves. */
    public static final int MOST_STEPS = 64;

    private final Passage passage;

    public WorkflowEngine(Map<String, GuardCheck> checks, Map<String, TransitionAction> actions) {
        this.passage = new Passage(checks, actions);
    }

    /** The outcome of one attempt. */
    public Step step(Attempt attempt, StepContext context) {
        List<TransitionDefinition> ways = ways(attempt);
        if (ways.isEmpty()) {
            return new Step.Refused(Step.Refusal.STATE, List.of(Refusals.wrongState(attempt)));
        }
        return run(choose(ways, attempt, context), attempt, context);
    }

    private Step run(Chosen chosen, Attempt attempt, StepContext context) {
        return new Chain(attempt, context).after(chosen.step());
    }

    /** What the record that has come to a state does by itself; empty when it rests there. */
    private Optional<Step> follow(Attempt attempt, StepContext context) {
        List<TransitionDefinition> ways = attempt.state().map(attempt.workflow()::from).orElse(List.of()).stream()
                .filter(TransitionDefinition::always)
                .filter(way -> way.otherwise() || passage.isMet(way, attempt, context))
                .toList();
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(choose(ways, attempt, context).step());
    }

    /** Of the transitions of one name that leave the state, the one that counts. */
    private Chosen choose(List<TransitionDefinition> ways, Attempt attempt, StepContext context) {
        List<TransitionDefinition> open =
                ways.stream().filter(way -> !way.otherwise()).toList();
        if (open.size() < ways.size() || isOrdered(ways, attempt)) {
            open = open.stream()
                    .filter(way -> passage.isMet(way, attempt, context))
                    .toList();
        }
        if (open.isEmpty()) {
            return chosen(lastResort(ways), attempt, context);
        }
        return isOrdered(ways, attempt) ? chosen(open.get(0), attempt, context) : only(open, attempt, context);
    }

    private static TransitionDefinition lastResort(List<TransitionDefinition> ways) {
        return ways.stream().filter(TransitionDefinition::otherwise).findFirst().orElse(ways.get(0));
    }

    private Chosen chosen(TransitionDefinition way, Attempt attempt, StepContext context) {
        return new Chosen(way, passage.take(way, attempt, context));
    }

    private record Chosen(TransitionDefinition way, Step step) {
        boolean moved() {
            return step instanceof Step.Moved;
        }
    }

    private Chosen only(List<TransitionDefinition> ways, Attempt attempt, StepContext context) {
        List<Chosen> all =
                ways.stream().map(way -> chosen(way, attempt, context)).toList();
        List<Chosen> moved = all.stream().filter(Chosen::moved).toList();
        if (moved.size() > 1) {
            TransitionDefinition way = moved.get(0).way();
            return new Chosen(way, new Step.Refused(Step.Refusal.AMBIGUOUS, List.of(Refusals.ambiguous(way.name()))));
        }
        return moved.isEmpty() ? all.get(0) : moved.get(0);
    }

    private static boolean isOrdered(List<TransitionDefinition> ways, Attempt attempt) {
        return ways.stream().allMatch(way -> attempt.workflow().ordered().contains(way.name()));
    }

    /** Every transition that leaves the record's state, with what stands in its way. */
    public List<Choice> options(Attempt attempt, StepContext context) {
        List<TransitionDefinition> leaving =
                attempt.state().map(attempt.workflow()::from).orElse(List.of());
        Map<String, List<TransitionDefinition>> named = leaving.stream()
                .filter(way -> !way.always())
                .collect(Collectors.groupingBy(TransitionDefinition::name));
        Map<String, Chosen> taken = new HashMap<>();
        named.forEach((name, ways) -> taken.put(name, choose(ways, attempt, context)));
        return leaving.stream()
                .filter(way -> !way.automatic())
                .map(way -> new Choice(
                        way, obstacles(way, Objects.requireNonNull(taken.get(way.name())), attempt, context)))
                .toList();
    }

    private List<Violation> obstacles(TransitionDefinition way, Chosen taken, Attempt attempt, StepContext context) {
        if (way.equals(taken.way())) {
            return refusals(run(taken, attempt, context));
        }
        List<Violation> own = refusals(passage.take(way, attempt, context));
        if (!own.isEmpty()) {
            return own;
        }
        return taken.moved() ? List.of(Refusals.behind(way)) : refusals(taken.step());
    }

    private static List<Violation> refusals(Step step) {
        return step instanceof Step.Refused refused ? refused.violations() : List.of();
    }

    /**
     * One transition a record could take.
     *
     * @param obstacles what to fill in or what is not fulfilled; empty when the engine would let it pass
     */
    public record Choice(TransitionDefinition transition, List<Violation> obstacles) {
        public Choice {
            obstacles = List.copyOf(obstacles);
        }
    }

    private static List<TransitionDefinition> ways(Attempt attempt) {
        Optional<StateDefinition> state = attempt.state();
        Predicate<TransitionDefinition> leaves =
                way -> state.map(from -> attempt.workflow().leaves(way, from))
                        .orElse(way.from().isEmpty());
        return attempt.workflow().named(attempt.transition()).stream()
                .filter(leaves.and(way -> !way.always()))
                .toList();
    }

    /** A transition and what follows from it by itself. */
    private final class Chain {
        private final Attempt attempt;
        private final StepContext context;
        private final List<StateMove> moves = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();

        Chain(Attempt attempt, StepContext context) {
            this.attempt = attempt;
            this.context = context;
        }

        Step after(Step first) {
            Step last = first;
            for (int steps = 0; last instanceof Step.Moved moved; steps++) {
                add(moved);
                Attempt next = new Attempt(attempt.workflow(), attempt.states(), moved.after(), attempt.transition());
                Optional<Step> following = follow(next, context);
                if (following.isEmpty()) {
                    return new Step.Moved(moved.after(), moves, effects);
                }
                last = steps < MOST_STEPS ? following.get() : Refusals.endless(attempt);
            }
            return last;
        }

        private void add(Step.Moved moved) {
            if (!moved.moves().isEmpty()) {
                effects.removeIf(Effect.StartTimer.class::isInstance);
            }
            moves.addAll(moved.moves());
            effects.addAll(moved.effects());
        }
    }
}
