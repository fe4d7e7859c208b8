/**
 * Decides whether some record fits a condition; the doors are {@link dev.crmkit.core.access.AccessAnalysis}, {@link
 * dev.crmkit.core.access.AccessDiff} and {@link dev.crmkit.core.workflow.WorkflowCheck}.
 */
@NullMarked
package dev.crmkit.core.internal.analysis;

import org.jspecify.annotations.NullMarked;
