/**
 * All arithmetic on working time, and calendars made from data.
 *
 * <pre>{@code
 * CalendarMath math = CalendarMath.of(RussianCalendars.moscow());
 * Instant due = math.deadlineAfter(paidAt, 5);
 * }</pre>
 */
@NullMarked
package dev.crmkit.core.calendar;

import org.jspecify.annotations.NullMarked;
