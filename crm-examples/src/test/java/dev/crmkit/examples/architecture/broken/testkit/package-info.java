/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.testkit;

import org.jspecify.annotations.NullMarked;
