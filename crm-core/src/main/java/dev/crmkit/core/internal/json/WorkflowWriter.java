package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.TransitionDefinition.Firing;
import dev.crmkit.core.workflow.WorkflowDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The JSON form of a workflow definition, without what is a default. Stateless and thread-safe. */
public final class WorkflowWriter {
    private WorkflowWriter() {}

    /** The document as maps and lists. */
    public static Map<String, Object> write(WorkflowDefinition definition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", WorkflowReader.FORMAT);
        json.put("type", definition.type());
        json.put("stateField", definition.stateField());
        json.put("version", definition.version());
        putList(json, "ordered", definition.ordered().stream().sorted().toList());
        json.put("states", list(definition.states(), WorkflowWriter::state));
        json.put("transitions", list(definition.transitions(), WorkflowWriter::transition));
        return json;
    }

    private static Map<String, Object> state(StateDefinition state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", state.key());
        json.put("label", Texts.write(state.label()));
        json.put("kind", state.kind().name());
        putList(json, "groups", state.groups());
        putTrue(json, "frozen", state.frozen());
        putList(json, "required", state.required());
        putList(json, "entry", list(state.entry(), EffectWriter::guarded));
        putList(json, "exit", list(state.exit(), EffectWriter::guarded));
        return json;
    }

    private static Map<String, Object> transition(TransitionDefinition transition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", transition.name());
        json.put("label", Texts.write(transition.label()));
        json.put("from", transition.from());
        transition.to().ifPresentOrElse(to -> json.put("to", to), () -> json.put("stays", true));
        putTrue(json, "automatic", transition.firing() == Firing.AUTOMATIC);
        putTrue(json, "always", transition.always());
        putTrue(json, "otherwise", transition.otherwise());
        putList(json, "required", transition.required());
        putList(json, "guards", list(transition.guards(), WorkflowWriter::guard));
        putList(json, "checks", transition.checks());
        putList(json, "effects", list(transition.effects(), EffectWriter::guarded));
        return json;
    }

    private static Map<String, Object> guard(Guard guard) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", Texts.write(guard.reason()));
        json.put("condition", ConditionWriter.write(guard.condition()));
        return json;
    }

    private static void putTrue(Map<String, Object> json, String name, boolean flag) {
        if (flag) {
            json.put(name, true);
        }
    }

    private static void putList(Map<String, Object> json, String name, List<?> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }

    private static <T> List<Object> list(List<T> values, Function<T, Map<String, Object>> write) {
        return values.stream().<Object>map(write).toList();
    }
}
