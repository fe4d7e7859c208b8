/**
 * Generated schemas, records and conditions: small universes so that things collide, hostile values so that engines
 * disagree. Everything follows from a seed.
 */
@NullMarked
package dev.crmkit.testkit.gen;

import org.jspecify.annotations.NullMarked;
