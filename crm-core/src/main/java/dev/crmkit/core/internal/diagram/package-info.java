/** Workflows drawn and told; the door is {@link dev.crmkit.core.workflow.WorkflowDiagram}. */
@NullMarked
package dev.crmkit.core.internal.diagram;

import org.jspecify.annotations.NullMarked;
