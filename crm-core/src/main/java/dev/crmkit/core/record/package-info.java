/** What all doors share: the read-only view of a record, queries and pages. */
@NullMarked
package dev.crmkit.core.record;

import org.jspecify.annotations.NullMarked;
