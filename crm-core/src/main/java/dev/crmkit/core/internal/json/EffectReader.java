package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads effects: what a transition does, tagged by {@code do}. */
final class EffectReader {
    static final Kinds KINDS = new Kinds(
            "do",
            Map.of(
                    "assign", List.of("values"),
                    "createTask", List.of("kind", "purpose", "creationKey", "subject", "due"),
                    "completeTasks", List.of("purpose"),
                    "cancelTasks", List.of("purpose"),
                    "startTimer", List.of("name", "base", "due", "fires", "skipAfter"),
                    "cancelTimer", List.of("name"),
                    "fire", List.of("link", "transition", "values", "onlyIfPossible"),
                    "notifyOwner", List.of("subject", "text"),
                    "convert", List.of(),
                    "plugin", List.of("action")),
            List.of("when"));

    private final RecordType type;
    private final Schema schema;
    private final InnerConditions conditions;
    private final DueRules dueRules;
    private final ValueSources sources;

    EffectReader(RecordType type, Schema schema, InnerConditions conditions, JsonFaults faults) {
        this.type = type;
        this.schema = schema;
        this.conditions = conditions;
        this.dueRules = new DueRules(faults);
        this.sources = new ValueSources(faults);
    }

    GuardedEffect guarded(JsonObject json) {
        Condition when = json.value("when")
                .map(node -> conditions.read(node, json.pointer("when")))
                .orElseGet(Condition::always);
        return new GuardedEffect(effect(json), when);
    }

    private Effect effect(JsonObject json) {
        return switch (KINDS.of(json)) {
            case "assign" -> new Effect.Assign(values(json.requiredObject("values"), List.of(type)));
            case "createTask" -> task(json);
            case "completeTasks" ->
                new Effect.CompleteTasks(json.text("purpose").orElse(""));
            case "cancelTasks" -> new Effect.CancelTasks(json.text("purpose").orElse(""));
            case "startTimer" -> timer(json);
            case "cancelTimer" -> new Effect.CancelTimer(text(json, "name"));
            case "fire" -> fire(json);
            case "notifyOwner" -> new Effect.NotifyOwner(Texts.template(json, "subject"), Texts.template(json, "text"));
            case "plugin" -> new Effect.Plugin(text(json, "action"));
            default -> new Effect.Convert();
        };
    }

    private static String text(JsonObject json, String name) {
        return json.requiredText(name).orElse("");
    }

    private Effect task(JsonObject json) {
        return new Effect.CreateTask(
                text(json, "kind"),
                text(json, "purpose"),
                json.text("creationKey").orElse(""),
                Texts.template(json, "subject"),
                due(json));
    }

    private Effect timer(JsonObject json) {
        return new Effect.StartTimer(
                text(json, "name"),
                json.text("base").orElse(null),
                due(json),
                text(json, "fires"),
                dueRules.optional(json, "skipAfter").orElse(null));
    }

    private DueRule due(JsonObject json) {
        return json.requiredObject("due").map(dueRules::read).orElse(DueRules.NONE);
    }

    private Effect fire(JsonObject json) {
        String link = text(json, "link");
        return new Effect.Fire(
                link,
                text(json, "transition"),
                values(json.object("values"), targets(link)),
                json.flag("onlyIfPossible").orElse(false));
    }

    private List<RecordType> targets(String link) {
        return type.field(link).stream()
                .flatMap(field -> field.type() instanceof FieldType.Reference reference
                        ? reference.targets().stream()
                        : Stream.empty())
                .flatMap(key -> schema.find(key).stream())
                .toList();
    }

    private Map<String, ValueSource> values(Optional<JsonObject> json, List<RecordType> owners) {
        Map<String, ValueSource> values = new LinkedHashMap<>();
        json.ifPresent(object -> object.names().forEach(name -> values.put(name, sources.read(object, name, owners))));
        return values;
    }
}
