package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.FieldChange;
import dev.crmkit.spi.workflow.GuardCheck;
import dev.crmkit.spi.workflow.TransitionAction;
import dev.crmkit.spi.workflow.TransitionContext;
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

    private final Map<String, GuardCheck> checks;
    private final Map<String, TransitionAction> actions;

    public WorkflowEngine(Map<String, GuardCheck> checks, Map<String, TransitionAction> actions) {
        this.checks = Map.copyOf(checks);
        this.actions = Map.copyOf(actions);
    }

    /** The outcome of one attempt. */
    public Step step(Attempt attempt, StepContext context) {
        List<TransitionDefinition> ways = ways(attempt);
        if (ways.isEmpty()) {
            return new Step.Refused(Step.Refusal.STATE, List.of(wrongState(attempt)));
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
                .filter(way -> way.otherwise() || isMet(way, attempt, context))
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
            open = open.stream().filter(way -> isMet(way, attempt, context)).toList();
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
        return new Chosen(way, take(way, attempt, context));
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
            return new Chosen(way, new Step.Refused(Step.Refusal.AMBIGUOUS, List.of(ambiguous(way.name()))));
        }
        return moved.isEmpty() ? all.get(0) : moved.get(0);
    }

    private boolean isMet(TransitionDefinition way, Attempt attempt, StepContext context) {
        return unmet(way, assign(way, attempt.candidate(), context), context).isEmpty();
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
        List<Violation> own = refusals(take(way, attempt, context));
        if (!own.isEmpty()) {
            return own;
        }
        return taken.moved() ? List.of(behind(way)) : refusals(taken.step());
    }

    private static Violation behind(TransitionDefinition way) {
        return Violation.of(
                way.name(),
                "GUARD",
                "another transition of this name comes first",
                "раньше идёт другой переход с этим именем");
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

    private Step take(TransitionDefinition way, Attempt attempt, StepContext context) {
        Record assigned = assign(way, attempt.candidate(), context);
        List<Violation> missing = missing(way, attempt, assigned);
        if (!missing.isEmpty()) {
            return new Step.Refused(Step.Refusal.REQUIRED, missing);
        }
        List<Violation> unmet = unmet(way, assigned, context);
        if (!unmet.isEmpty()) {
            return new Step.Refused(Step.Refusal.GUARD, unmet);
        }
        return move(way, attempt, assigned, context);
    }

    private Record assign(TransitionDefinition way, Record candidate, StepContext context) {
        Record.Builder after = candidate.edit();
        for (GuardedEffect effect : way.effects()) {
            if (holds(effect.when(), candidate, context)) {
                assign(effect.effect(), way, candidate, after, context);
            }
        }
        return after.build();
    }

    private void assign(
            Effect effect, TransitionDefinition way, Record candidate, Record.Builder after, StepContext context) {
        if (effect instanceof Effect.Assign assign) {
            assign.values().forEach((key, source) -> Values.set(after, key, source, candidate, context));
        }
        if (effect instanceof Effect.Plugin plugin) {
            for (FieldChange change : plugged(plugin, way, candidate, context)) {
                change.value()
                        .ifPresentOrElse(value -> after.put(change.field(), value), () -> after.clear(change.field()));
            }
        }
    }

    private List<FieldChange> plugged(
            Effect.Plugin plugin, TransitionDefinition way, Record candidate, StepContext context) {
        TransitionAction action = actions.get(plugin.action());
        if (action == null) {
            throw new IllegalStateException("There is no transition action " + plugin.action());
        }
        return action.changes(pluginContext(way, candidate, context));
    }

    private static List<Violation> missing(TransitionDefinition way, Attempt attempt, Record assigned) {
        List<String> required = new ArrayList<>(way.required());
        way.to().flatMap(attempt.workflow()::state).ifPresent(target -> required.addAll(target.required()));
        return required.stream()
                .distinct()
                .map(key -> assigned.type().field(key).orElseThrow())
                .filter(field -> assigned.value(field).isEmpty())
                .map(WorkflowEngine::fillIn)
                .toList();
    }

    private List<Violation> unmet(TransitionDefinition way, Record assigned, StepContext context) {
        List<Violation> unmet = new ArrayList<>();
        for (Guard guard : way.guards()) {
            if (!holds(guard.condition(), assigned, context)) {
                unmet.add(Violation.of(
                        way.name(), "GUARD", guard.reason().en(), guard.reason().ru()));
            }
        }
        for (String check : way.checks()) {
            check(check).refuse(pluginContext(way, assigned, context)).ifPresent(unmet::add);
        }
        return unmet;
    }

    private GuardCheck check(String name) {
        GuardCheck check = checks.get(name);
        if (check == null) {
            throw new IllegalStateException("There is no guard check " + name);
        }
        return check;
    }

    private static TransitionContext pluginContext(TransitionDefinition way, Record record, StepContext context) {
        return new TransitionContext(
                way.name(), record, context.actor(), context.bindings().now());
    }

    private static Step move(TransitionDefinition way, Attempt attempt, Record assigned, StepContext context) {
        if (way.to().isEmpty()) {
            return new Step.Moved(assigned, List.of(), happening(way.effects(), assigned, context));
        }
        StateDefinition target = attempt.workflow().state(way.to().get()).orElseThrow();
        StateField fields = attempt.states();
        long seq = assigned.get(fields.seq()).orElse(0L) + 1;
        Record after = assigned.edit()
                .set(fields.state(), target.key())
                .set(fields.since(), context.bindings().now())
                .set(fields.seq(), seq)
                .set(fields.workflowVersion(), attempt.workflow().version())
                .build();
        StateMove taken = new StateMove(
                attempt.candidate().get(fields.state()).orElse(null),
                attempt.candidate().get(fields.since()).orElse(null),
                target.key(),
                way.name(),
                seq,
                attempt.workflow().version());
        List<GuardedEffect> all =
                new ArrayList<>(attempt.state().map(StateDefinition::exit).orElse(List.of()));
        all.addAll(way.effects());
        all.addAll(target.entry());
        return new Step.Moved(after, List.of(taken), happening(all, after, context));
    }

    private static List<Effect> happening(List<GuardedEffect> effects, Record after, StepContext context) {
        return effects.stream()
                .filter(guarded -> !(guarded.effect() instanceof Effect.Assign)
                        && !(guarded.effect() instanceof Effect.Plugin)
                        && holds(guarded.when(), after, context))
                .map(GuardedEffect::effect)
                .toList();
    }

    private static boolean holds(Condition condition, Record record, StepContext context) {
        Condition resolved = context.bindings().resolve(condition);
        return ConditionEvaluator.compile(resolved).matches(record, context.related());
    }

    private static Violation fillIn(Field<?> field) {
        return Violation.of(
                field.key(),
                "REQUIRED",
                "Fill in \"" + field.label().en() + "\"",
                "Заполните поле «" + field.label().ru() + "»");
    }

    private static Violation wrongState(Attempt attempt) {
        String allowed = attempt.state()
                .map(state -> attempt.workflow().from(state).stream()
                        .filter(way -> !way.automatic())
                        .map(TransitionDefinition::name)
                        .distinct()
                        .toList()
                        .toString())
                .orElse("[]");
        String state = attempt.state().map(StateDefinition::key).orElse("(none)");
        return Violation.of(
                attempt.transition(),
                "STATE",
                "There is no such transition from the state " + state + "; there are " + allowed,
                "Из состояния " + state + " нет такого перехода; есть " + allowed);
    }

    private static Violation ambiguous(String transition) {
        return Violation.of(
                transition,
                "AMBIGUOUS",
                "Two transitions of this name would go on: the workflow definition must tell them apart",
                "Возможны сразу два перехода с этим именем: описание процесса должно их различать");
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
                last = steps < MOST_STEPS ? following.get() : endless(attempt);
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

    private static Step endless(Attempt attempt) {
        Violation endless = Violation.of(
                attempt.transition(),
                "ENDLESS",
                "More than " + MOST_STEPS + " transitions follow by themselves: the workflow definition never rests",
                "Следом сами собой идут больше " + MOST_STEPS + " переходов: описание процесса не знает покоя");
        return new Step.Refused(Step.Refusal.ENDLESS, List.of(endless.with("limit", MOST_STEPS)));
    }
}
