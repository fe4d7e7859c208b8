package dev.crmkit.core.internal.json;

import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.Label;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@link WorkflowReader} reads. Stateless and thread-safe. */
public final class WorkflowWriter {
    private static final ObjectWriter PRETTY = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private WorkflowWriter() {}

    /** The same on every machine: two spaces of indentation, line feeds, nothing that is a default. */
    public static String write(WorkflowDefinition definition) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("format", WorkflowReader.FORMAT)
                .put("type", definition.type())
                .put("stateField", definition.stateField())
                .put("version", definition.version());
        node.set("states", list(definition.states(), WorkflowWriter::state));
        node.set("transitions", list(definition.transitions(), WorkflowWriter::transition));
        return PRETTY.writeValueAsString(node) + "\n";
    }

    private static ObjectNode state(StateDefinition state) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("key", state.key());
        node.set("label", label(state.label()));
        node.put("kind", state.kind().name());
        putTexts(node, "groups", state.groups());
        putTrue(node, "frozen", state.frozen());
        putTexts(node, "required", state.required());
        putList(node, "entry", state.entry(), EffectWriter::guarded);
        putList(node, "exit", state.exit(), EffectWriter::guarded);
        return node;
    }

    private static ObjectNode transition(TransitionDefinition transition) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", transition.name());
        node.set("label", label(transition.label()));
        node.set("from", texts(transition.from()));
        transition.to().ifPresentOrElse(to -> node.put("to", to), () -> node.put("stays", true));
        putTrue(node, "automatic", transition.automatic());
        putTexts(node, "required", transition.required());
        putList(node, "guards", transition.guards(), WorkflowWriter::guard);
        putTexts(node, "checks", transition.checks());
        putList(node, "effects", transition.effects(), EffectWriter::guarded);
        return node;
    }

    private static ObjectNode guard(Guard guard) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("reason", label(guard.reason()));
        node.set("condition", WorkflowConditions.write(guard.condition()));
        return node;
    }

    private static ObjectNode label(Label label) {
        return JsonNodeFactory.instance.objectNode().put("ru", label.ru()).put("en", label.en());
    }

    private static void putTrue(ObjectNode node, String name, boolean flag) {
        if (flag) {
            node.put(name, true);
        }
    }

    private static void putTexts(ObjectNode node, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            node.set(name, texts(texts));
        }
    }

    private static ArrayNode texts(List<String> texts) {
        return list(texts, JsonNodeFactory.instance::stringNode);
    }

    private static <T> void putList(ObjectNode node, String name, List<T> values, Function<T, JsonNode> write) {
        if (!values.isEmpty()) {
            node.set(name, list(values, write));
        }
    }

    private static <T> ArrayNode list(Collection<T> values, Function<T, ? extends JsonNode> write) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> node.add(write.apply(value)));
        return node;
    }
}
