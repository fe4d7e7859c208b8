/**
 * What histories tell of a process: {@link dev.crmkit.core.mining.ProcessLog} counts what followed what and how long it
 * took, and replays each case through a workflow definition. It reads nothing: a log is what its caller was allowed to
 * read.
 */
@NullMarked
package dev.crmkit.core.mining;

import org.jspecify.annotations.NullMarked;
