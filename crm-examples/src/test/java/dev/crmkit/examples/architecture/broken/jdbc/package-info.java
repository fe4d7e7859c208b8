/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.jdbc;

import org.jspecify.annotations.NullMarked;
