/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.jdbc.internal;

import org.jspecify.annotations.NullMarked;
