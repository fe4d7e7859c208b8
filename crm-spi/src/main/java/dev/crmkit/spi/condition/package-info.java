/**
 * The one condition algebra: filters, access scopes, guards and reports are all {@link
 * dev.crmkit.spi.condition.Condition} trees.
 *
 * <p>The tree knows only atoms that are false on an empty value, {@code and}, {@code or}, {@code not} and {@code
 * exists} over a relation. Everything else ({@code ne}, {@code isEmpty}, {@code between}, to-one paths, {@code not
 * exists}) is spelled with these, so every tree is two-valued and {@code not} is a true complement. {@link
 * dev.crmkit.spi.condition.ConditionEvaluator} is the reference semantics every adapter must equal.
 */
@NullMarked
package dev.crmkit.spi.condition;

import org.jspecify.annotations.NullMarked;
