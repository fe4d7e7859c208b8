package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a workflow document and notes every fault of its form. Not thread-safe. */
public final class WorkflowReader {
    static final long FORMAT = 1;
    private static final List<String> WORKFLOW =
            List.of("format", "type", "stateField", "version", "states", "transitions");
    private static final List<String> STATE =
            List.of("key", "label", "kind", "groups", "frozen", "required", "entry", "exit");
    private static final List<String> TRANSITION =
            List.of("name", "label", "from", "to", "stays", "automatic", "required", "guards", "checks", "effects");
    private static final List<String> GUARD = List.of("reason", "condition");

    private final EffectReader effects;
    private final WorkflowConditions conditions;

    private WorkflowReader(RecordType type, Schema schema) {
        this.conditions = new WorkflowConditions(type, schema);
        this.effects = new EffectReader(type, schema, conditions);
    }

    /**
     * The definition the document says.
     *
     * @throws DefinitionException with every fault of form, its path a JSON pointer
     */
    public static WorkflowDefinition read(String json, Schema schema) {
        List<Violation> faults = new ArrayList<>();
        Place root = Place.root(WorkflowParser.parse(json), faults);
        requireFormat(root, faults);
        String key = root.at("type").text();
        RecordType type = schema.find(key).orElseThrow(() -> {
            root.at("type").unknown("UNKNOWN_TYPE", "record type", "тип записи", typeKeys(schema));
            return new DefinitionException(faults);
        });
        WorkflowDefinition definition = new WorkflowReader(type, schema).definition(root);
        if (!faults.isEmpty()) {
            throw new DefinitionException(faults);
        }
        return definition;
    }

    private static List<String> typeKeys(Schema schema) {
        return schema.types().stream().map(RecordType::key).toList();
    }

    /** A document of a later format may mean anything: nothing else of it is judged. */
    private static void requireFormat(Place root, List<Violation> faults) {
        if (root.has("format") && root.at("format").wholeNumber() > FORMAT) {
            root.at("format")
                    .fault(
                            "NEWER_FORMAT",
                            "this library reads formats up to " + FORMAT + "; a newer one is needed",
                            "эта библиотека читает форматы до " + FORMAT + "; нужна более новая");
            throw new DefinitionException(faults);
        }
    }

    private WorkflowDefinition definition(Place root) {
        root.requireOnly(WORKFLOW);
        return new WorkflowDefinition(
                root.at("type").node().asString(""),
                root.at("stateField").text(),
                root.at("version").wholeNumber(),
                root.required("states").list(this::state),
                root.required("transitions").list(this::transition));
    }

    private StateDefinition state(Place place) {
        place.requireOnly(STATE);
        return new StateDefinition(
                place.at("key").text(),
                place.at("label").label(),
                place.at("kind").constant(StateKind.values()),
                place.at("groups").list(Place::text),
                place.at("frozen").flag(),
                place.at("required").list(Place::text),
                place.at("entry").list(effects::guarded),
                place.at("exit").list(effects::guarded));
    }

    private TransitionDefinition transition(Place place) {
        place.requireOnly(TRANSITION);
        return new TransitionDefinition(
                place.at("name").text(),
                place.at("label").label(),
                place.required("from").list(Place::text),
                target(place),
                place.at("guards").list(this::guard),
                place.at("required").list(Place::text),
                place.at("checks").list(Place::text),
                place.at("effects").list(effects::guarded),
                place.at("automatic").flag());
    }

    /** Staying is said aloud, so that a forgotten target is a fault. */
    private static @Nullable String target(Place place) {
        boolean stays = place.at("stays").flag();
        if (stays && place.has("to")) {
            place.at("to").fault("CONTRADICTION", "a transition that stays has no target", "переход на месте без цели");
        }
        return stays ? null : place.at("to").text();
    }

    private Guard guard(Place place) {
        place.requireOnly(GUARD);
        return new Guard(place.at("reason").label(), conditions.read(place.at("condition")));
    }
}
