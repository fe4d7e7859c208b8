package dev.crmkit.core.internal.diagram;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Effects of one workflow in words. */
final class EffectWords {
    private final WorkflowDefinition definition;
    private final Optional<RecordType> type;
    private final Speech speech;
    private final DueWords due;

    EffectWords(WorkflowDefinition definition, Speech speech) {
        this.definition = definition;
        this.type = speech.schema().find(definition.type());
        this.speech = speech;
        this.due = new DueWords(speech);
    }

    /** One line for each effect. */
    List<String> lines(List<GuardedEffect> effects) {
        return effects.stream().map(this::line).toList();
    }

    private String line(GuardedEffect guarded) {
        String words = words(guarded.effect());
        return guarded.when().equals(Condition.always())
                ? words
                : words + speech.say(", если ", ", if ") + speech.condition(type, guarded.when());
    }

    private String words(Effect effect) {
        if (effect instanceof Effect.Assign assign) {
            return values(assign.values(), type);
        }
        if (effect instanceof Effect.CreateTask task) {
            return task(task);
        }
        if (effect instanceof Effect.CompleteTasks complete) {
            return tasks(complete.purpose()) + speech.say(" выполнены", " are done");
        }
        if (effect instanceof Effect.CancelTasks cancel) {
            return tasks(cancel.purpose()) + speech.say(" отменены", " are cancelled");
        }
        if (effect instanceof Effect.StartTimer timer) {
            return timer(timer);
        }
        if (effect instanceof Effect.CancelTimer timer) {
            return speech.say("таймер " + timer.name() + " снят", "the timer " + timer.name() + " is dropped");
        }
        return effect instanceof Effect.Fire fire ? fire(fire) : other(effect);
    }

    private String other(Effect effect) {
        if (effect instanceof Effect.NotifyOwner notify) {
            return speech.say("сообщение ответственному: ", "message to the owner: ") + speech.say(notify.subject());
        }
        return effect instanceof Effect.Plugin plugin
                ? speech.say("действие ", "action ") + plugin.action()
                : speech.say("конвертация в клиента и сделку", "conversion into client and deal");
    }

    private String task(Effect.CreateTask task) {
        String kind = speech.option(speech.schema().find("task"), "kind", task.kind());
        return speech.say("задача", "task") + " (" + kind + "): " + speech.say(task.subject())
                + speech.say("; срок: ", "; due: ") + due.of(task.due());
    }

    private String tasks(String purpose) {
        return purpose.isEmpty()
                ? speech.say("автоматические задачи", "automatic tasks")
                : speech.say("задачи " + purpose, "tasks " + purpose);
    }

    private String timer(Effect.StartTimer timer) {
        String fires = definition.named(timer.fires()).stream()
                .findFirst()
                .map(TransitionDefinition::label)
                .map(speech::say)
                .orElse(timer.fires());
        String base = Optional.ofNullable(timer.base())
                .map(key -> speech.say(" (от: ", " (from: ") + speech.field(type, key) + ")")
                .orElse("");
        String late = Optional.ofNullable(timer.skipAfter())
                .map(time -> speech.say(", не позже чем на ", ", not later than ") + time)
                .orElse("");
        return speech.say("через ", "after ") + due.of(timer.due()) + base + late + ": " + fires;
    }

    private String fire(Effect.Fire fire) {
        Optional<RecordType> linked = target(fire.link());
        String words =
                speech.field(type, fire.link()) + ": " + speech.say("переход ", "transition ") + fire.transition();
        String values = fire.values().isEmpty() ? "" : " (" + values(fire.values(), linked) + ")";
        return words + values + (fire.onlyIfPossible() ? speech.say(", если возможен", ", if possible") : "");
    }

    private Optional<RecordType> target(String link) {
        return type.flatMap(known -> known.field(link)).stream()
                .flatMap(field -> field.type() instanceof FieldType.Reference reference
                        ? reference.targets().stream()
                        : Stream.empty())
                .findFirst()
                .flatMap(speech.schema()::find);
    }

    private String values(Map<String, ValueSource> values, Optional<RecordType> owner) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(each -> speech.field(owner, each.getKey()) + " := "
                                + value(each.getKey(), each.getValue(), owner))
                        .collect(Collectors.joining(", "));
    }

    private String value(String field, ValueSource source, Optional<RecordType> owner) {
        if (source instanceof ValueSource.Literal literal) {
            return speech.option(owner, field, literal.value().toString());
        }
        if (source instanceof ValueSource.FromField from) {
            return speech.field(type, from.field());
        }
        if (source instanceof ValueSource.Increment increment) {
            return speech.field(type, increment.field())
                    + (increment.by() < 0 ? " - " : " + ")
                    + Math.abs(increment.by());
        }
        if (source instanceof ValueSource.Now) {
            return speech.say("сейчас", "now");
        }
        if (source instanceof ValueSource.ActingUser) {
            return speech.say("кто выполняет", "who does it");
        }
        return source instanceof ValueSource.Self
                ? speech.say("эта запись", "this record")
                : speech.say("пусто", "nothing");
    }
}
