package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.MOSCOW;
import static dev.crmkit.core.calendar.Fixtures.day;
import static dev.crmkit.core.calendar.Fixtures.hours;
import static dev.crmkit.core.calendar.Fixtures.moscow;
import static dev.crmkit.core.calendar.Fixtures.refused;
import static dev.crmkit.core.calendar.Fixtures.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calendars written by others may break their contract; nothing may loop or count wrongly because of it. */
class UntidyCalendarTest {
    @Test
    void a_calendar_without_working_time_never_loops() {
        CalendarMath never = CalendarMath.of(new Plugin(List.of()));

        refused("CALENDAR_HORIZON", () -> never.addBusinessDays(day("2026-05-15"), 0));
        refused("CALENDAR_HORIZON", () -> never.addBusinessDays(day("2026-05-15"), -1));
        refused("CALENDAR_HORIZON", () -> never.addWorkingTime(moscow("2026-05-15T10:00"), Duration.ofSeconds(1)));
        refused("CALENDAR_HORIZON", () -> never.roll(moscow("2026-05-15T10:00"), Roll.FORWARD));
        refused("CALENDAR_HORIZON", () -> never.roll(moscow("2026-05-15T10:00"), Roll.BACKWARD));
    }

    @Test
    void overlapping_intervals_are_refused_when_met() {
        CalendarMath untidy = CalendarMath.of(new Plugin(List.of(hours("09:00-13:00"), hours("12:00-18:00"))));

        assertThat(undefined("INTERVAL_ORDER", () -> untidy.isWorkingDay(day("2026-05-15")))
                        .args())
                .containsEntry("calendar", "PLUGIN");
        undefined("INTERVAL_ORDER", () -> untidy.roll(moscow("2026-05-15T10:00"), Roll.FORWARD));
    }

    @Test
    void a_validity_without_end_ends_with_the_accepted_dates() {
        CalendarMath endless = CalendarMath.of(new Plugin(List.of(hours("09:00-18:00"))));

        assertThat(endless.addBusinessDays(day("9999-12-30"), 1)).isEqualTo("9999-12-31");
        refused("OUTSIDE_CALENDAR", () -> endless.addBusinessDays(day("9999-12-31"), 1));
        refused("OUTSIDE_CALENDAR", () -> endless.addBusinessDays(day("0001-01-01"), -1));
        refused("OUTSIDE_CALENDAR", () -> endless.isWorkingDay(LocalDate.MIN));
    }

    private record Plugin(List<WorkingInterval> hours) implements BusinessCalendar {
        @Override
        public String id() {
            return "PLUGIN";
        }

        @Override
        public ZoneId zone() {
            return MOSCOW;
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public List<WorkingInterval> intervals(LocalDate day) {
            return hours;
        }

        @Override
        public LocalDate validFrom() {
            return LocalDate.MIN;
        }

        @Override
        public LocalDate validThru() {
            return LocalDate.MAX;
        }
    }
}
