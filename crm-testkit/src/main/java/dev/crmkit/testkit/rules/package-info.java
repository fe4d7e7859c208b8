/** The chapters of the contracts: for every numbered rule of {@code CONTRACT.md} one test that any adapter inherits. */
@NullMarked
package dev.crmkit.testkit.rules;

import org.jspecify.annotations.NullMarked;
