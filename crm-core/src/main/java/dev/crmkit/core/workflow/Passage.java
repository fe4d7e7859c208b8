package dev.crmkit.core.workflow;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import dev.crmkit.spi.workflow.FieldChange;
import dev.crmkit.spi.workflow.GuardCheck;
import dev.crmkit.spi.workflow.TransitionAction;
import dev.crmkit.spi.workflow.TransitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One transition by itself: what it assigns, what it needs, where it leads. */
final class Passage {
    private final Map<String, GuardCheck> checks;
    private final Map<String, TransitionAction> actions;

    Passage(Map<String, GuardCheck> checks, Map<String, TransitionAction> actions) {
        this.checks = Map.copyOf(checks);
        this.actions = Map.copyOf(actions);
    }

    /** The outcome if it is this one that is taken. */
    Step take(TransitionDefinition way, Attempt attempt, StepContext context) {
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
                .map(Refusals::fillIn)
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

    /** Whether its guards and checks hold, whatever is missing. */
    boolean isMet(TransitionDefinition way, Attempt attempt, StepContext context) {
        return unmet(way, assign(way, attempt.candidate(), context), context).isEmpty();
    }
}
