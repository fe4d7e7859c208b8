/** The demonstration: from a CSV of leads to signed contracts, on an embedded database, under virtual time. */
@NullMarked
package dev.crmkit.examples.demo;

import org.jspecify.annotations.NullMarked;
