package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads effects: what a transition does, tagged by {@code do}. */
final class EffectReader {
    /** The properties of each effect, besides {@code do} and {@code when}. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "assign", List.of("values"),
            "createTask", List.of("kind", "purpose", "creationKey", "subject", "due"),
            "completeTasks", List.of("purpose"),
            "cancelTasks", List.of("purpose"),
            "startTimer", List.of("name", "base", "due", "fires"),
            "cancelTimer", List.of("name"),
            "fire", List.of("link", "transition", "values", "onlyIfPossible"),
            "notifyOwner", List.of("subject", "text"),
            "convert", List.of(),
            "plugin", List.of("action"));

    private final RecordType type;
    private final Schema schema;
    private final WorkflowConditions conditions;

    EffectReader(RecordType type, Schema schema, WorkflowConditions conditions) {
        this.type = type;
        this.schema = schema;
        this.conditions = conditions;
    }

    GuardedEffect guarded(Place place) {
        return new GuardedEffect(effect(place), when(place));
    }

    private Condition when(Place place) {
        return place.find("when").map(conditions::read).orElseGet(Condition::always);
    }

    private Effect effect(Place place) {
        String kind = place.tag("do", KINDS, List.of("when"));
        return switch (kind) {
            case "assign" -> new Effect.Assign(values(place.at("values"), List.of(type)));
            case "createTask" -> task(place);
            case "completeTasks" -> new Effect.CompleteTasks(place.at("purpose").textOr(""));
            case "cancelTasks" -> new Effect.CancelTasks(place.at("purpose").textOr(""));
            case "startTimer" -> timer(place);
            case "cancelTimer" -> new Effect.CancelTimer(place.at("name").text());
            case "fire" -> fire(place);
            case "notifyOwner" -> new Effect.NotifyOwner(template(place.at("subject")), template(place.at("text")));
            case "plugin" -> new Effect.Plugin(place.at("action").text());
            default -> new Effect.Convert();
        };
    }

    private Effect task(Place place) {
        return new Effect.CreateTask(
                place.at("kind").text(),
                place.at("purpose").text(),
                place.at("creationKey").textOr(""),
                template(place.at("subject")),
                DueRules.read(place.at("due")));
    }

    private Effect timer(Place place) {
        return new Effect.StartTimer(
                place.at("name").text(),
                place.find("base").map(Place::text).orElse(null),
                DueRules.read(place.at("due")),
                place.at("fires").text());
    }

    private Effect fire(Place place) {
        String link = place.at("link").text();
        return new Effect.Fire(
                link,
                place.at("transition").text(),
                place.find("values")
                        .map(values -> values(values, targets(link)))
                        .orElseGet(Map::of),
                place.at("onlyIfPossible").flag());
    }

    private List<RecordType> targets(String link) {
        List<RecordType> types = new ArrayList<>();
        type.field(link).ifPresent(field -> {
            if (field.type() instanceof FieldType.Reference reference) {
                reference.targets().forEach(key -> schema.find(key).ifPresent(types::add));
            }
        });
        return types;
    }

    private Map<String, ValueSource> values(Place place, List<RecordType> owners) {
        return place.map(value -> ValueSources.read(value, owners));
    }

    private static TextTemplate template(Place place) {
        Label text = place.label();
        return new TextTemplate(text.ru(), text.en());
    }
}
