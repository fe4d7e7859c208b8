package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Effects by themselves; where and whom timers fire is judged by {@link TimerCheck}. */
final class EffectCheck {
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TEXT = 4_000;

    private final Machine machine;
    private final Surroundings around;
    private final ConditionRules conditions;
    private final ValueCheck values;
    private final TemplateCheck templates;

    EffectCheck(Machine machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
        this.conditions = new ConditionRules(machine.type(), around.schema());
        this.values = new ValueCheck(machine, around);
        this.templates = new TemplateCheck(machine.type());
    }

    void of(TransitionDefinition transition, Faults.Spot spot) {
        check(transition.effects(), spot);
    }

    void entry(StateDefinition state, Faults.Spot spot) {
        check(state.entry(), spot);
        requireNone(state.entry(), Effect.Assign.class, spot);
        requireNone(state.entry(), Effect.Plugin.class, spot);
    }

    void exit(StateDefinition state, Faults.Spot spot) {
        check(state.exit(), spot);
        requireNone(state.exit(), Effect.Assign.class, spot);
        requireNone(state.exit(), Effect.Plugin.class, spot);
        requireNone(state.exit(), Effect.StartTimer.class, spot);
    }

    /** Values are set by transitions, before anything is judged; timers of a state that is left would be dropped. */
    private static void requireNone(List<GuardedEffect> effects, Class<? extends Effect> kind, Faults.Spot spot) {
        if (effects.stream().anyMatch(each -> kind.isInstance(each.effect()))) {
            spot.add(
                    "MISPLACED",
                    "an effect " + kind.getSimpleName() + " has no place here, only in transitions",
                    "действию " + kind.getSimpleName() + " здесь не место, только в переходах");
        }
    }

    private void check(List<GuardedEffect> effects, Faults.Spot spot) {
        for (int i = 0; i < effects.size(); i++) {
            conditions.when(effects.get(i).when(), spot.at(i).at("when"));
            check(effects.get(i).effect(), spot.at(i));
        }
    }

    private void check(Effect effect, Faults.Spot spot) {
        if (effect instanceof Effect.Assign assign) {
            values.check(assign.values(), machine.type(), spot.at("values"));
        } else if (effect instanceof Effect.CreateTask task) {
            task(task, spot);
        } else if (effect instanceof Effect.CompleteTasks complete) {
            requirePurpose(complete.purpose(), spot.at("purpose"));
        } else if (effect instanceof Effect.CancelTasks cancel) {
            requirePurpose(cancel.purpose(), spot.at("purpose"));
        } else if (effect instanceof Effect.Fire fire) {
            fire(fire, spot);
        } else if (effect instanceof Effect.NotifyOwner notify) {
            requireOwner(spot);
            templates.message(notify.subject(), LONGEST_SUBJECT, spot.at("subject"));
            templates.message(notify.text(), LONGEST_TEXT, spot.at("text"));
        } else if (effect instanceof Effect.Plugin plugin) {
            requireAction(plugin.action(), spot.at("action"));
        } else if (effect instanceof Effect.Convert) {
            requireLead(spot);
        }
    }

    private void requireOwner(Faults.Spot spot) {
        if (!machine.type().hasHeader()) {
            spot.add("NO_OWNER", "records of this type have no owner", "у записей этого типа нет ответственного");
        }
    }

    private void requireAction(String action, Faults.Spot spot) {
        if (!around.actions().contains(action)) {
            spot.unknown("UNKNOWN_ACTION", "transition action", "действие", action, around.actions());
        }
    }

    private void requireLead(Faults.Spot spot) {
        if (!machine.type().key().equals("lead")) {
            spot.add("MISPLACED", "only leads are converted", "конвертируют только лиды");
        }
    }

    private void task(Effect.CreateTask task, Faults.Spot spot) {
        around.schema().find("task").ifPresentOrElse(type -> task(task, type, spot), () -> noTasks(spot));
        requireOwner(spot);
        Names.requirePurpose(task.purpose(), spot.at("purpose"));
        if (!task.creationKey().isEmpty()) {
            templates.key(task.creationKey(), spot.at("creationKey"));
        }
        templates.text(task.subject(), LONGEST_SUBJECT, spot.at("subject"));
        DueCheck.task(task.due(), spot.at("due"));
    }

    private static void noTasks(Faults.Spot spot) {
        spot.add("UNKNOWN_TYPE", "there is no record type task", "нет типа записи task");
    }

    private void task(Effect.CreateTask task, RecordType type, Faults.Spot spot) {
        Collection<String> kinds = type.field("kind").stream()
                .flatMap(field ->
                        field.type() instanceof FieldType.Choice choice ? choice.options().stream() : Stream.empty())
                .map(Option::key)
                .toList();
        if (!kinds.contains(task.kind())) {
            spot.at("kind").unknown("UNKNOWN_VALUE", "kind of task", "вид задачи", task.kind(), kinds);
        }
        String about = machine.type().key();
        if (type.field(about).filter(field -> targets(field).contains(about)).isEmpty()) {
            spot.add(
                    "NO_RELATION",
                    "the type task has no reference " + about + " to bind a task by",
                    "у типа task нет ссылки " + about + ", чтобы связать задачу");
        }
    }

    private static List<String> targets(Field<?> field) {
        return field.type() instanceof FieldType.Reference reference ? reference.targets() : List.of();
    }

    /** Some workflow of the type makes tasks of that purpose; the empty purpose means all. */
    private void requirePurpose(String purpose, Faults.Spot spot) {
        Set<String> made = new TreeSet<>();
        around.of(machine.type().key()).forEach(each -> made.addAll(each.purposes()));
        if (!purpose.isEmpty() && !made.contains(purpose)) {
            spot.unknown("UNKNOWN_PURPOSE", "task made for", "задача с назначением", purpose, made);
        }
    }

    private void fire(Effect.Fire fire, Faults.Spot spot) {
        StateCheck.requireField(fire.link(), machine.type(), spot.at("link"));
        List<String> targets =
                machine.type().field(fire.link()).map(EffectCheck::targets).orElse(List.of());
        if (targets.isEmpty() && machine.type().field(fire.link()).isPresent()) {
            spot.at("link").add("WRONG_TYPE", "the field points to no one record", "поле не ссылка на одну запись");
        }
        for (String target : targets) {
            requireTransition(target, fire.transition(), spot.at("transition"));
            around.schema().find(target).ifPresent(type -> values.check(fire.values(), type, spot.at("values")));
        }
    }

    private void requireTransition(String type, String name, Faults.Spot spot) {
        List<Machine> machines = around.of(type);
        if (machines.stream().noneMatch(each -> each.named().containsKey(name))) {
            Set<String> known = new TreeSet<>();
            machines.forEach(each -> known.addAll(each.named().keySet()));
            spot.unknown("UNKNOWN_TRANSITION", "transition of " + type, "переход у " + type, name, known);
        }
    }
}
