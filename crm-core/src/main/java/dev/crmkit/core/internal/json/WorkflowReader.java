package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.TransitionDefinition.Firing;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a JSON document into a workflow definition. A part with a fault is something harmless. Not thread-safe. */
public final class WorkflowReader {
    static final long FORMAT = 1;
    private static final List<String> WORKFLOW =
            List.of("format", "type", "stateField", "version", "ordered", "states", "transitions");
    private static final List<String> STATE =
            List.of("key", "label", "kind", "groups", "frozen", "required", "entry", "exit");
    private static final List<String> TRANSITION = List.of(
            "name",
            "label",
            "from",
            "to",
            "stays",
            "automatic",
            "always",
            "otherwise",
            "required",
            "guards",
            "checks",
            "effects");
    private static final List<String> KINDS =
            Arrays.stream(StateKind.values()).map(StateKind::name).toList();

    private final Schema schema;
    private final JsonFaults faults;

    /** A reader that tells what is wrong to these faults. */
    public WorkflowReader(Schema schema, JsonFaults faults) {
        this.schema = schema;
        this.faults = faults;
    }

    /** The definition, unless the document is of a later format or of a type nobody knows. */
    public Optional<WorkflowDefinition> read(Object json) {
        return JsonObject.of(json, "", faults)
                .filter(this::isOfThisFormat)
                .flatMap(object -> type(object).map(type -> new Parts(type).definition(object)));
    }

    /** A document of a later format may mean anything: nothing else of it is judged. */
    private boolean isOfThisFormat(JsonObject json) {
        boolean known =
                json.requiredWhole("format").filter(format -> format > FORMAT).isEmpty();
        if (!known) {
            faults.add(Violation.of(
                    json.pointer("format"),
                    "NEWER_FORMAT",
                    "formats up to " + FORMAT + " are read here; a newer library is needed",
                    "здесь читают форматы до " + FORMAT + "; нужна библиотека новее"));
        }
        return known;
    }

    private Optional<RecordType> type(JsonObject json) {
        List<String> known = schema.types().stream().map(RecordType::key).toList();
        return json.requiredWord("type", known).flatMap(schema::find);
    }

    /** What depends on the type of the records. */
    private final class Parts {
        private final RecordType type;
        private final EffectReader effects;
        private final InnerConditions conditions;

        Parts(RecordType type) {
            this.type = type;
            this.conditions = new InnerConditions(type, schema, faults);
            this.effects = new EffectReader(type, schema, conditions, faults);
        }

        WorkflowDefinition definition(JsonObject json) {
            json.allow(WORKFLOW);
            json.required("states");
            json.required("transitions");
            return new WorkflowDefinition(
                    type.key(),
                    json.requiredText("stateField").orElse(""),
                    json.requiredWhole("version").orElse(0L),
                    json.objects("states").stream().map(this::state).toList(),
                    json.objects("transitions").stream().map(this::transition).toList(),
                    Set.copyOf(json.texts("ordered")));
        }

        private StateDefinition state(JsonObject json) {
            json.allow(STATE);
            return new StateDefinition(
                    json.requiredText("key").orElse(""),
                    Texts.label(json, "label"),
                    json.requiredWord("kind", KINDS).map(StateKind::valueOf).orElse(StateKind.OPEN),
                    json.texts("groups"),
                    json.flag("frozen").orElse(false),
                    json.texts("required"),
                    effects(json, "entry"),
                    effects(json, "exit"));
        }

        private TransitionDefinition transition(JsonObject json) {
            json.allow(TRANSITION);
            json.required("from");
            return new TransitionDefinition(
                    json.requiredText("name").orElse(""),
                    Texts.label(json, "label"),
                    json.texts("from"),
                    target(json),
                    json.objects("guards").stream().map(this::guard).toList(),
                    json.texts("required"),
                    json.texts("checks"),
                    effects(json, "effects"),
                    firing(json),
                    json.flag("otherwise").orElse(false));
        }

        /** What is taken by itself is taken by no person: saying both would say it twice. */
        private Firing firing(JsonObject json) {
            boolean automatic = json.flag("automatic").orElse(false);
            boolean always = json.flag("always").orElse(false);
            if (automatic && always) {
                faults.add(Violation.of(
                        json.pointer("automatic"),
                        "CONTRADICTION",
                        "a transition is either automatic or always taken",
                        "переход либо automatic, либо always"));
            }
            return always ? Firing.ALWAYS : automatic ? Firing.AUTOMATIC : Firing.BY_HAND;
        }

        /** Staying is said aloud, so that a forgotten target is a fault. */
        private @Nullable String target(JsonObject json) {
            boolean stays = json.flag("stays").orElse(false);
            if (stays && json.has("to")) {
                faults.add(Violation.of(
                        json.pointer("to"),
                        "CONTRADICTION",
                        "a transition that stays has no target",
                        "у перехода на месте нет цели"));
            }
            return stays ? null : json.requiredText("to").orElse("");
        }

        private Guard guard(JsonObject json) {
            json.allow(List.of("reason", "condition"));
            Condition condition = json.required("condition")
                    .map(node -> conditions.read(node, json.pointer("condition")))
                    .orElseGet(Condition::always);
            return new Guard(Texts.label(json, "reason"), condition);
        }

        private List<GuardedEffect> effects(JsonObject json, String name) {
            return json.objects(name).stream().map(effects::guarded).toList();
        }
    }
}
