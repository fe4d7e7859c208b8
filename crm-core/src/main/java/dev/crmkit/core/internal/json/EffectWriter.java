package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.condition.Condition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what {@link EffectReader} reads. */
final class EffectWriter {
    private EffectWriter() {}

    static Map<String, Object> guarded(GuardedEffect guarded) {
        Map<String, Object> json = effect(guarded.effect());
        if (!guarded.when().equals(Condition.always())) {
            json.put("when", ConditionWriter.write(guarded.when()));
        }
        return json;
    }

    private static Map<String, Object> effect(Effect effect) {
        if (effect instanceof Effect.Assign assign) {
            Map<String, Object> json = start("assign");
            json.put("values", values(assign.values()));
            return json;
        }
        if (effect instanceof Effect.CreateTask task) {
            return task(task);
        }
        if (effect instanceof Effect.Fire fire) {
            return fire(fire);
        }
        if (effect instanceof Effect.NotifyOwner notify) {
            Map<String, Object> json = start("notifyOwner");
            json.put("subject", Texts.write(notify.subject()));
            json.put("text", Texts.write(notify.text()));
            return json;
        }
        return effect instanceof Effect.StartTimer timer ? timer(timer) : simple(effect);
    }

    private static Map<String, Object> simple(Effect effect) {
        if (effect instanceof Effect.CompleteTasks complete) {
            return purpose("completeTasks", complete.purpose());
        }
        if (effect instanceof Effect.CancelTasks cancel) {
            return purpose("cancelTasks", cancel.purpose());
        }
        if (effect instanceof Effect.CancelTimer cancel) {
            Map<String, Object> json = start("cancelTimer");
            json.put("name", cancel.name());
            return json;
        }
        if (effect instanceof Effect.Plugin plugin) {
            Map<String, Object> json = start("plugin");
            json.put("action", plugin.action());
            return json;
        }
        return start("convert");
    }

    private static Map<String, Object> purpose(String kind, String purpose) {
        Map<String, Object> json = start(kind);
        if (!purpose.isEmpty()) {
            json.put("purpose", purpose);
        }
        return json;
    }

    private static Map<String, Object> task(Effect.CreateTask task) {
        Map<String, Object> json = start("createTask");
        json.put("kind", task.kind());
        json.put("purpose", task.purpose());
        if (!task.creationKey().isEmpty()) {
            json.put("creationKey", task.creationKey());
        }
        json.put("subject", Texts.write(task.subject()));
        json.put("due", DueRules.write(task.due()));
        return json;
    }

    private static Map<String, Object> timer(Effect.StartTimer timer) {
        Map<String, Object> json = start("startTimer");
        json.put("name", timer.name());
        Optional.ofNullable(timer.base()).ifPresent(base -> json.put("base", base));
        json.put("due", DueRules.write(timer.due()));
        json.put("fires", timer.fires());
        Optional.ofNullable(timer.skipAfter()).ifPresent(late -> json.put("skipAfter", late.toString()));
        return json;
    }

    private static Map<String, Object> fire(Effect.Fire fire) {
        Map<String, Object> json = start("fire");
        json.put("link", fire.link());
        json.put("transition", fire.transition());
        if (!fire.values().isEmpty()) {
            json.put("values", values(fire.values()));
        }
        if (fire.onlyIfPossible()) {
            json.put("onlyIfPossible", true);
        }
        return json;
    }

    /** Sorted: the order has no meaning, and equal definitions give equal texts. */
    private static Map<String, Object> values(Map<String, ValueSource> values) {
        Map<String, Object> json = new TreeMap<>();
        values.forEach((field, source) -> json.put(field, ValueSources.write(source)));
        return json;
    }

    private static Map<String, Object> start(String kind) {
        return EffectReader.KINDS.start(kind);
    }
}
