package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.MOSCOW;
import static dev.crmkit.core.calendar.Fixtures.MSK;
import static dev.crmkit.core.calendar.Fixtures.moscow;
import static dev.crmkit.core.calendar.Fixtures.office;
import static dev.crmkit.core.calendar.Fixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkingTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00, PT60M, 2026-03-02T11:00",
        "2026-03-10T00:30, PT60M, 2026-03-10T10:00",
        "2026-03-10T12:40, PT60M, 2026-03-10T14:40",
        "2026-03-10T17:30, PT60M, 2026-03-11T09:30",
        "2026-03-10T17:45, PT60M, 2026-03-11T09:45",
        "2026-03-10T17:00, PT60M, 2026-03-10T18:00",
        "2026-03-10T12:00, PT60M, 2026-03-10T13:00",
        "2026-03-10T13:30, PT1S, 2026-03-10T14:00:01",
        "2026-03-06T17:00, PT2H, 2026-03-10T10:00",
        "2026-04-30T16:30, PT1H, 2026-05-04T09:30",
        "2026-03-10T09:00, PT16H, 2026-03-11T18:00",
        "2026-03-07T12:00, PT0S, 2026-03-07T12:00",
        "2026-03-10T10:00, PT0.000001S, 2026-03-10T10:00:00.000001"
    })
    void working_time_passes_only_while_work_is_done(String start, Duration time, String end) {
        assertThat(MSK.addWorkingTime(moscow(start), time)).isEqualTo(moscow(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T10:15, 2026-03-10T09:20, PT23H5M",
        "2026-03-10T12:40, 2026-03-10T14:40, PT1H",
        "2026-03-10T13:00, 2026-03-10T14:00, PT0S",
        "2026-03-07T00:00, 2026-03-10T00:00, PT0S",
        "2026-03-10T09:00, 2026-03-10T18:00, PT8H",
        "2026-03-10T08:59:59, 2026-03-10T09:00:01, PT1S",
        "2026-04-30T00:00, 2026-05-01T00:00, PT7H",
        "2026-03-10T10:00, 2026-03-10T10:00, PT0S",
        "2026-03-10T14:40, 2026-03-10T12:40, PT-1H",
        "2025-01-01T00:00, 2025-12-31T23:59:59, PT1972H"
    })
    void working_time_between_two_instants(String from, String to, Duration time) {
        assertThat(MSK.workingTimeBetween(moscow(from), moscow(to))).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T10:15, 2026-03-10T09:00, 2026-03-06T18:00",
        "2026-03-19T17:30, 2026-03-19T17:30, 2026-03-19T17:30",
        "2026-03-10T13:20, 2026-03-10T14:00, 2026-03-10T13:00",
        "2026-03-10T18:00, 2026-03-11T09:00, 2026-03-10T18:00",
        "2026-03-10T13:00, 2026-03-10T14:00, 2026-03-10T13:00",
        "2026-03-10T09:00, 2026-03-10T09:00, 2026-03-10T09:00",
        "2026-03-10T08:00, 2026-03-10T09:00, 2026-03-06T18:00",
        "2026-05-08T17:30, 2026-05-12T09:00, 2026-05-08T17:00"
    })
    void an_instant_is_rolled_into_working_time(String instant, String forward, String backward) {
        assertThat(MSK.roll(moscow(instant), Roll.FORWARD)).isEqualTo(moscow(forward));
        assertThat(MSK.roll(moscow(instant), Roll.BACKWARD)).isEqualTo(moscow(backward));
        assertThat(MSK.roll(moscow(instant), Roll.NONE)).isEqualTo(moscow(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T10:15, P3D, 2026-03-10T09:00",
        "2026-04-30T11:00, P3D, 2026-05-04T09:00",
        "2026-03-16T17:30, P3D, 2026-03-19T17:30",
        "2026-03-10T09:20, P3D, 2026-03-13T09:20"
    })
    void a_call_back_is_due_three_calendar_days_later_in_working_time(String sent, Period delay, String due) {
        assertThat(MSK.roll(MSK.plusPeriodLocal(moscow(sent), delay), Roll.FORWARD))
                .isEqualTo(moscow(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00, P1M, 2026-02-28T10:00",
        "2024-02-29T10:00, P1Y, 2025-02-28T10:00",
        "2026-03-04T10:00, P-3D, 2026-03-01T10:00",
        "2026-03-04T23:30:00.000001, P1D, 2026-03-05T23:30:00.000001",
        "1999-01-01T10:00, P0D, 1999-01-01T10:00",
        "9999-12-30T10:00, P1D, 9999-12-31T10:00",
        "0001-01-02T10:00, P-1D, 0001-01-01T10:00"
    })
    void a_period_keeps_the_local_time(String start, Period period, String end) {
        assertThat(MSK.plusPeriodLocal(moscow(start), period)).isEqualTo(moscow(end));
    }

    @Test
    void a_period_that_leaves_the_accepted_dates_is_refused() {
        Instant now = moscow("2026-03-04T10:00");

        refused("OUT_OF_RANGE", () -> MSK.plusPeriodLocal(now, Period.ofYears(8000)));
        refused("OUT_OF_RANGE", () -> MSK.plusPeriodLocal(now, Period.ofYears(-2026)));
        refused("OUT_OF_RANGE", () -> MSK.plusPeriodLocal(now, Period.ofYears(Integer.MAX_VALUE)));
        assertThat(refused("OUT_OF_RANGE", () -> MSK.plusPeriodLocal(now, Period.ofDays(Integer.MIN_VALUE)))
                        .args())
                .containsEntry("min", "0001-01-01")
                .containsEntry("max", "9999-12-31");
    }

    @Test
    void an_instant_outside_the_accepted_dates_is_refused() {
        refused("OUT_OF_RANGE", () -> MSK.dayOf(Instant.MAX));
        refused("OUT_OF_RANGE", () -> MSK.dayOf(Instant.MIN));
        refused("OUT_OF_RANGE", () -> MSK.dayOf(Instant.parse("+10000-01-01T00:00:00Z")));
        refused(
                "OUT_OF_RANGE",
                () -> MSK.dayOf(Instant.parse("0001-01-01T00:00:00Z").minusNanos(1)));
        assertThat(MSK.dayOf(Instant.parse("0001-01-01T00:00:00Z"))).isEqualTo("0001-01-01");
        assertThat(MSK.dayOf(Instant.parse("9999-12-31T20:00:00Z"))).isEqualTo("9999-12-31");
    }

    @Test
    void working_time_is_not_taken_back() {
        assertThat(refused("OUT_OF_RANGE", () -> MSK.addWorkingTime(moscow("2026-03-10T10:00"), Duration.ofNanos(-1)))
                        .args())
                .containsEntry("min", "0");
    }

    @Test
    void time_the_calendar_does_not_know_is_refused() {
        Instant newYear = moscow("2026-12-31T12:00");
        Instant after = moscow("2027-01-01T00:00");
        Instant before = moscow("2024-12-31T23:59:59");

        refused("OUTSIDE_CALENDAR", () -> MSK.addWorkingTime(newYear, Duration.ofSeconds(1)));
        refused("OUTSIDE_CALENDAR", () -> MSK.addWorkingTime(after, Duration.ZERO));
        refused("OUTSIDE_CALENDAR", () -> MSK.workingTimeBetween(newYear, after));
        refused("OUTSIDE_CALENDAR", () -> MSK.workingTimeBetween(before, newYear));
        refused("OUTSIDE_CALENDAR", () -> MSK.roll(newYear, Roll.FORWARD));
        refused("OUTSIDE_CALENDAR", () -> MSK.roll(after, Roll.BACKWARD));
        refused("OUTSIDE_CALENDAR", () -> MSK.roll(moscow("2025-01-05T12:00"), Roll.BACKWARD));
        assertThat(MSK.roll(newYear, Roll.BACKWARD)).isEqualTo(moscow("2026-12-30T18:00"));
        assertThat(MSK.roll(after, Roll.NONE)).isEqualTo(after);
        assertThat(MSK.workingTimeBetween(moscow("2026-12-30T17:00"), newYear)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_walk_of_more_than_a_hundred_years_is_refused() {
        CalendarMath math = CalendarMath.of(office(MOSCOW).build());
        Instant start = moscow("2026-05-15T00:00");

        refused("CALENDAR_HORIZON", () -> math.addWorkingTime(start, Duration.ofSeconds(Long.MAX_VALUE)));
        refused("CALENDAR_HORIZON", () -> math.workingTimeBetween(start, moscow("2200-01-01T00:00")));
        assertThat(math.workingTimeBetween(start, moscow("2026-05-15T00:00").plus(Duration.ofDays(36_600))))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Roll.class,
            names = {"FORWARD", "BACKWARD"})
    void rolling_twice_is_rolling_once(Roll roll) {
        Instant once = MSK.roll(moscow("2026-03-08T10:15"), roll);

        assertThat(MSK.roll(once, roll)).isEqualTo(once);
    }
}
