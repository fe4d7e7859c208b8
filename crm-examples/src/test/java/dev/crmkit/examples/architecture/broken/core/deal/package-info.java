/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.core.deal;

import org.jspecify.annotations.NullMarked;
