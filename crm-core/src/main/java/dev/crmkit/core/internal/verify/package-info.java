/** Judges workflow definitions before they run; the door is {@link dev.crmkit.core.workflow.WorkflowCheck}. */
@NullMarked
package dev.crmkit.core.internal.verify;

import org.jspecify.annotations.NullMarked;
