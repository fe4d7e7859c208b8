/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.core.record;

import org.jspecify.annotations.NullMarked;
