/** Contracts for adapters, and stories for tests of definitions. */
@NullMarked
package dev.crmkit.testkit;

import org.jspecify.annotations.NullMarked;
