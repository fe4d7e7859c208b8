/** A room of the broken house. */
@NullMarked
package dev.crmkit.examples.architecture.broken.spi;

import org.jspecify.annotations.NullMarked;
