/**
 * The access rules judged the slow way: straight from their prose, in plain loops, to be held against the engine that
 * the doors use.
 */
@NullMarked
package dev.crmkit.testkit.access;

import org.jspecify.annotations.NullMarked;
