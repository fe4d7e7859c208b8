package dev.crmkit.spi.calendar;

import dev.crmkit.spi.ForImplementors;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * When work is done: the working intervals of each local day, in one zone, for a span of days that is known.
 *
 * <p>Implementors MUST be immutable or change only together with {@link #version}, MUST be thread-safe, and MUST answer
 * {@link #intervals} the same for the same day and version. Core never asks about a day outside {@link #validFrom} to
 * {@link #validThru}: a computation that would need one is refused, not guessed. A day off, by decree or otherwise, is a
 * day without intervals.
 */
@ForImplementors
public interface BusinessCalendar {
    /** A stable name, unique among the calendars of a host, such as {@code MSK}. */
    String id();

    /** The zone in which the days and times of {@link #intervals} are read. */
    ZoneId zone();

    /** Grows whenever any answer changes, so that a deadline can say what it was computed with. */
    long version();

    /**
     * The working time of a day within the validity; empty for a day off.
     *
     * <p>Implementors MUST return the intervals in order and not overlapping (they may touch), never {@code null}. Core
     * refuses a calendar that breaks this when it meets it.
     */
    List<WorkingInterval> intervals(LocalDate day);

    /** The first day that is known. */
    LocalDate validFrom();

    /** The last day that is known, not before {@link #validFrom}. */
    LocalDate validThru();
}
