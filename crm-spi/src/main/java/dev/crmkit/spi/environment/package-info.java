/** Where time, ids and randomness come from: the one place that differs between production and a replay. */
@NullMarked
package dev.crmkit.spi.environment;

import org.jspecify.annotations.NullMarked;
