/** Rows of CSV as they leave. What comes in is read in {@code dev.crmkit.core.imports}. */
@NullMarked
package dev.crmkit.core.internal.csv;

import org.jspecify.annotations.NullMarked;
