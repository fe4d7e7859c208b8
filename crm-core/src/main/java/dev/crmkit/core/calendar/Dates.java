package dev.crmkit.core.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** The dates the library accepts: the years 1 to 9999. */
final class Dates {
    static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final Instant START = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant END = LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private Dates() {}

    static boolean accepted(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    static boolean accepted(Instant instant) {
        return !instant.isBefore(START) && instant.isBefore(END);
    }

    /** Like {@link LocalDate#plus}, but a sum outside the accepted dates is refused, however far. */
    static LocalDate plus(LocalDate day, Period period) {
        LocalDate sum = sum(day, period);
        if (!accepted(sum)) {
            throw Refusals.outOfDates();
        }
        return sum;
    }

    private static LocalDate sum(LocalDate day, Period period) {
        try {
            return day.plus(period);
        } catch (DateTimeException farBeyond) {
            throw Refusals.outOfDates();
        }
    }
}
