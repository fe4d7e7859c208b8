package dev.crmkit.core.calendar;

import java.time.Duration;
import java.time.Instant;

/** A half-open stretch of real time, never empty: a working interval of one day, placed on the time line. */
record Stretch(Instant from, Instant to) {
    /** How much of it lies in the half-open span given. */
    Duration within(Instant start, Instant end) {
        Duration common = Duration.between(later(from, start), earlier(to, end));
        return common.isNegative() ? Duration.ZERO : common;
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
