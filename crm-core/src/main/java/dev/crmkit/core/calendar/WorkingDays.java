package dev.crmkit.core.calendar;

import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * A calendar asked with care: never about a day it does not know, its answers checked and put on the time line.
 *
 * <p>A local time that a change of clocks skips stands for the instant of the change, one that happens twice for its
 * first occurrence. So intervals that do not overlap on the wall clock do not overlap in real time, and a skipped hour
 * is not worked.
 */
final class WorkingDays {
    private final BusinessCalendar calendar;
    private final ZoneRules rules;

    WorkingDays(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.rules = calendar.zone().getRules();
    }

    boolean covers(LocalDate day) {
        return Dates.accepted(day) && !day.isBefore(calendar.validFrom()) && !day.isAfter(calendar.validThru());
    }

    void requireCovered(LocalDate day) {
        if (!covers(day)) {
            throw Refusals.outside(calendar, day);
        }
    }

    boolean isWorking(LocalDate day) {
        return !intervals(day).isEmpty();
    }

    List<WorkingInterval> intervals(LocalDate day) {
        requireCovered(day);
        List<WorkingInterval> intervals = calendar.intervals(day);
        for (int i = 1; i < intervals.size(); i++) {
            if (!intervals.get(i - 1).isBefore(intervals.get(i))) {
                throw Refusals.disordered(calendar, day);
            }
        }
        return intervals;
    }

    /** The working time of a day in order; an interval the clock skips altogether is not there. */
    List<Stretch> stretches(LocalDate day) {
        return intervals(day).stream()
                .map(interval -> new Stretch(instant(interval.startOn(day)), instant(interval.endOn(day))))
                .filter(stretch -> stretch.from().isBefore(stretch.to()))
                .toList();
    }

    LocalDate dayOf(Instant instant) {
        if (!Dates.accepted(instant)) {
            throw Refusals.outOfDates();
        }
        return LocalDate.ofInstant(instant, calendar.zone());
    }

    Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }
}
