package dev.crmkit.core.workflow;

import dev.crmkit.core.internal.diagram.Mermaid;
import dev.crmkit.core.internal.diagram.ProcessTable;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import java.util.Locale;

/**
 * Workflows for people: drawn, and told as a table. The same definition gives the same text on every machine, in Russian
 * for a Russian locale, in English for any other. Stateless and thread-safe.
 */
@ForCallers
public final class WorkflowDiagram {
    private WorkflowDiagram() {}

    /** A Mermaid {@code stateDiagram-v2}: states and transitions by their labels, ends coloured by their kind. */
    public static String mermaid(WorkflowDefinition definition, Locale locale) {
        return Mermaid.text(definition, locale);
    }

    /**
     * A table of plain text: step, from and to, what it needs, what it does.
     *
     * @param definition one that {@link WorkflowCheck} passed
     * @param schema where fields, types and options have their labels
     */
    public static String table(WorkflowDefinition definition, Schema schema, Locale locale) {
        return ProcessTable.text(definition, schema, locale);
    }
}
