/**
 * What survives when processes are killed: child processes work on one store, are killed at random moments, and what is
 * left is compared with what they were told was done.
 */
@NullMarked
package dev.crmkit.testkit.crash;

import org.jspecify.annotations.NullMarked;
