/**
 * What a calendar author implements: a zone, a validity and the working intervals of a day. All arithmetic belongs to
 * crm-core.
 */
@NullMarked
package dev.crmkit.spi.calendar;

import org.jspecify.annotations.NullMarked;
