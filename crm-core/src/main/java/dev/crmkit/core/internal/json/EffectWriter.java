package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.condition.Condition;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@link EffectReader} reads. */
final class EffectWriter {
    private EffectWriter() {}

    static ObjectNode guarded(GuardedEffect guarded) {
        ObjectNode node = effect(guarded.effect());
        if (!guarded.when().equals(Condition.always())) {
            node.set("when", WorkflowConditions.write(guarded.when()));
        }
        return node;
    }

    private static ObjectNode effect(Effect effect) {
        if (effect instanceof Effect.Assign assign) {
            ObjectNode node = tagged("assign");
            node.set("values", values(assign.values()));
            return node;
        }
        if (effect instanceof Effect.CreateTask task) {
            return task(task);
        }
        if (effect instanceof Effect.Fire fire) {
            return fire(fire);
        }
        if (effect instanceof Effect.NotifyOwner notify) {
            ObjectNode node = tagged("notifyOwner");
            node.set("subject", template(notify.subject()));
            node.set("text", template(notify.text()));
            return node;
        }
        return effect instanceof Effect.StartTimer timer ? timer(timer) : simple(effect);
    }

    private static ObjectNode simple(Effect effect) {
        if (effect instanceof Effect.CompleteTasks complete) {
            return purpose(tagged("completeTasks"), complete.purpose());
        }
        if (effect instanceof Effect.CancelTasks cancel) {
            return purpose(tagged("cancelTasks"), cancel.purpose());
        }
        if (effect instanceof Effect.CancelTimer cancel) {
            return tagged("cancelTimer").put("name", cancel.name());
        }
        return effect instanceof Effect.Plugin plugin
                ? tagged("plugin").put("action", plugin.action())
                : tagged("convert");
    }

    private static ObjectNode purpose(ObjectNode node, String purpose) {
        return purpose.isEmpty() ? node : node.put("purpose", purpose);
    }

    private static ObjectNode task(Effect.CreateTask task) {
        ObjectNode node = tagged("createTask").put("kind", task.kind()).put("purpose", task.purpose());
        if (!task.creationKey().isEmpty()) {
            node.put("creationKey", task.creationKey());
        }
        node.set("subject", template(task.subject()));
        node.set("due", DueRules.write(task.due()));
        return node;
    }

    private static ObjectNode timer(Effect.StartTimer timer) {
        ObjectNode node = tagged("startTimer").put("name", timer.name());
        if (timer.base() != null) {
            node.put("base", timer.base());
        }
        node.set("due", DueRules.write(timer.due()));
        return node.put("fires", timer.fires());
    }

    private static ObjectNode fire(Effect.Fire fire) {
        ObjectNode node = tagged("fire").put("link", fire.link()).put("transition", fire.transition());
        if (!fire.values().isEmpty()) {
            node.set("values", values(fire.values()));
        }
        return fire.onlyIfPossible() ? node.put("onlyIfPossible", true) : node;
    }

    private static ObjectNode values(Map<String, ValueSource> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(values).forEach((field, source) -> node.set(field, ValueSources.write(source)));
        return node;
    }

    private static ObjectNode template(TextTemplate template) {
        return JsonNodeFactory.instance.objectNode().put("ru", template.ru()).put("en", template.en());
    }

    private static ObjectNode tagged(String kind) {
        return JsonNodeFactory.instance.objectNode().put("do", kind);
    }
}
