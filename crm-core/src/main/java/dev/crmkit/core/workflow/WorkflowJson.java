package dev.crmkit.core.workflow;

import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.internal.json.WorkflowReader;
import dev.crmkit.core.internal.json.WorkflowWriter;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Schema;
import java.util.Optional;

/**
 * Workflow definitions as JSON.
 *
 * <pre>{@code
 * {"format": 1, "type": "lead", "stateField": "state", "version": 1,
 *  "states": [{"key": "NEW", "label": {"ru": "Новый", "en": "New"}, "kind": "OPEN"},
 *             {"key": "JUNK", "label": {"ru": "Некачественный", "en": "Junk"}, "kind": "LOST"}],
 *  "transitions": [
 *    {"name": "register", "label": {"ru": "Зарегистрировать", "en": "Register"}, "from": [], "to": "NEW",
 *     "effects": [{"do": "createTask", "kind": "CALL", "purpose": "first-call",
 *                  "subject": {"ru": "Позвонить", "en": "Call"}, "due": {"rule": "workingTime", "time": "PT60M"}}]},
 *    {"name": "junk", "label": {"ru": "Некачественный лид", "en": "Junk"}, "from": ["NEW"], "to": "JUNK",
 *     "required": ["junkReason"], "effects": [{"do": "cancelTasks"}]}]}
 * }</pre>
 *
 * <p>Effects are tagged by {@code do}, due rules by {@code rule}, sources of values by {@code source} (a plain value is
 * itself), conditions by {@code op}. A transition that stays where it is says {@code "stays": true} instead of {@code
 * to}. Stateless and thread-safe.
 */
@ForCallers
public final class WorkflowJson {
    private WorkflowJson() {}

    /**
     * Reads the form of a definition. What it means is judged by {@link WorkflowCheck}, with all others at hand.
     *
     * @param schema the record types it speaks of
     * @throws DefinitionException with every fault, the first hundred in full, each with a JSON pointer: no JSON, a property nobody
     *     knows or written twice, a missing or wrong value, too large, a newer format
     */
    public static WorkflowDefinition read(String json, Schema schema) {
        JsonFaults faults = new JsonFaults();
        Optional<WorkflowDefinition> definition = new WorkflowReader(schema, faults).read(document(json));
        if (!faults.violations().isEmpty()) {
            throw new DefinitionException(faults.violations());
        }
        return definition.orElseThrow();
    }

    private static Object document(String json) {
        try {
            return Json.read(json);
        } catch (InvalidInputException e) {
            throw new DefinitionException(e.violations());
        }
    }

    /** The text {@link #read} makes the same definition of. Equal definitions give equal texts. */
    public static String write(WorkflowDefinition definition) {
        return Json.writeIndented(WorkflowWriter.write(definition));
    }

    /** The form of a document as a JSON Schema (draft 2020-12), for editors and for checks before {@link #read}. */
    public static String schema() {
        return ShippedWorkflows.resource("workflow.schema.json");
    }
}
