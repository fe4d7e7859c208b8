/**
 * Workflows as data: {@link dev.crmkit.core.workflow.WorkflowDefinition} says which states and transitions a record
 * type has, {@link dev.crmkit.core.workflow.WorkflowEngine} says, purely, what a transition does.
 */
@NullMarked
package dev.crmkit.core.workflow;

import org.jspecify.annotations.NullMarked;
