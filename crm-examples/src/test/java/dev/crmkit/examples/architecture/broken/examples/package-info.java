/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.examples;

import org.jspecify.annotations.NullMarked;
