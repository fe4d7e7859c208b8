/**
 * Decides whether some record fits a condition; the doors are {@link dev.crmkit.core.access.AccessAnalysis} and {@link
 * dev.crmkit.core.access.AccessDiff}.
 */
@NullMarked
package dev.crmkit.core.internal.analysis;

import org.jspecify.annotations.NullMarked;
