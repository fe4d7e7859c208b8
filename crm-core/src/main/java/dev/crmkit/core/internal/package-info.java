/** The conductors of the command path and the query path, and what they keep in order. Not exported. */
@NullMarked
package dev.crmkit.core.internal;

import org.jspecify.annotations.NullMarked;
