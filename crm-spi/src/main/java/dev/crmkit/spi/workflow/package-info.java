/** Plug-in points of a workflow: opaque checks, and actions that return effects as data. */
@NullMarked
package dev.crmkit.spi.workflow;

import org.jspecify.annotations.NullMarked;
