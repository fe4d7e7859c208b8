/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.core.history;

import org.jspecify.annotations.NullMarked;
