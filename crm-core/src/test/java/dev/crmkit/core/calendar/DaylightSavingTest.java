package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.always;
import static dev.crmkit.core.calendar.Fixtures.at;
import static dev.crmkit.core.calendar.Fixtures.day;
import static dev.crmkit.core.calendar.Fixtures.everyDay;
import static dev.crmkit.core.calendar.Fixtures.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Berlin skips 02:00-03:00 on 2026-03-29 and has it twice on 2026-10-25. */
class DaylightSavingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CalendarMath ROUND_THE_CLOCK =
            CalendarMath.of(always(BERLIN).build());

    @Test
    void days_have_23_and_25_hours() {
        assertThat(between("2026-03-29T00:00", "2026-03-30T00:00")).isEqualTo(Duration.ofHours(23));
        assertThat(between("2026-10-25T00:00", "2026-10-26T00:00")).isEqualTo(Duration.ofHours(25));
        assertThat(between("2026-10-26T00:00", "2026-10-27T00:00")).isEqualTo(Duration.ofHours(24));
    }

    private static Duration between(String from, String to) {
        return ROUND_THE_CLOCK.workingTimeBetween(at(BERLIN, from), at(BERLIN, to));
    }

    @Test
    void round_the_clock_working_time_is_real_time() {
        Instant start = at(BERLIN, "2026-03-28T12:00");

        assertThat(ROUND_THE_CLOCK.addWorkingTime(start, Duration.ofHours(24))).isEqualTo(start.plusSeconds(86_400));
    }

    @Test
    void a_skipped_hour_is_not_worked() {
        CalendarMath night = CalendarMath.of(everyDay(BERLIN, "01:00-04:00").build());
        CalendarMath inTheGap = CalendarMath.of(everyDay(BERLIN, "02:15-02:45").build());
        Instant midnight = at(BERLIN, "2026-03-29T00:00");

        assertThat(night.addWorkingTime(midnight, Duration.ofHours(2))).isEqualTo(at(BERLIN, "2026-03-29T04:00"));
        assertThat(inTheGap.addWorkingTime(midnight, Duration.ofMinutes(1))).isEqualTo(at(BERLIN, "2026-03-30T02:16"));
        assertThat(inTheGap.roll(midnight, Roll.FORWARD)).isEqualTo(at(BERLIN, "2026-03-30T02:15"));
        assertThat(inTheGap.roll(at(BERLIN, "2026-03-29T12:00"), Roll.BACKWARD))
                .isEqualTo(at(BERLIN, "2026-03-28T02:45"));
    }

    @Test
    void intervals_that_touch_in_a_gap_are_not_counted_twice() {
        CalendarMath math = CalendarMath.of(always(BERLIN)
                .day(day("2026-03-29"), hours("02:15-02:45"), hours("02:45-03:30"))
                .build());

        assertThat(math.workingTimeBetween(at(BERLIN, "2026-03-29T00:00"), at(BERLIN, "2026-03-30T00:00")))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void an_hour_that_happens_twice_is_worked_twice_from_its_first_start() {
        CalendarMath night = CalendarMath.of(everyDay(BERLIN, "02:30-04:00").build());
        CalendarMath half = CalendarMath.of(everyDay(BERLIN, "02:00-02:30").build());
        Instant midnight = at(BERLIN, "2026-10-25T00:00");

        assertThat(night.addWorkingTime(midnight, Duration.ofMinutes(150))).isEqualTo(at(BERLIN, "2026-10-25T04:00"));
        assertThat(night.roll(midnight, Roll.FORWARD)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(half.endOfBusinessDay(day("2026-10-25"))).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void an_end_in_a_gap_is_the_change_of_clocks() {
        CalendarMath math = CalendarMath.of(everyDay(BERLIN, "00:00-02:30").build());

        assertThat(math.endOfBusinessDay(day("2026-03-29"))).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void a_period_keeps_the_local_time_over_a_change_of_clocks() {
        assertThat(plusDay("2026-03-28T02:30")).isEqualTo(at(BERLIN, "2026-03-29T03:30"));
        assertThat(plusDay("2026-03-28T10:00")).isEqualTo(at(BERLIN, "2026-03-29T10:00"));
        assertThat(plusDay("2026-10-24T02:30")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(ROUND_THE_CLOCK.plusPeriodLocal(Instant.parse("2026-10-25T01:30:00Z"), Period.ofDays(1)))
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    private static Instant plusDay(String local) {
        return ROUND_THE_CLOCK.plusPeriodLocal(at(BERLIN, local), Period.ofDays(1));
    }

    /** St John's set its clocks back at 00:01, to 23:01 of the day before, on 2010-11-07. */
    @Test
    void clocks_set_back_across_midnight_lose_no_working_time() {
        ZoneId newfoundland = ZoneId.of("America/St_Johns");
        CalendarMath math = CalendarMath.of(always(newfoundland).build());
        Instant again = Instant.parse("2010-11-07T03:00:00Z");
        Instant noon = at(newfoundland, "2010-11-06T12:00");

        assertThat(math.dayOf(again)).isEqualTo(day("2010-11-06"));
        assertThat(math.workingTimeBetween(noon, again)).isEqualTo(Duration.between(noon, again));
        assertThat(math.workingTimeBetween(again, again.plusSeconds(60))).isEqualTo(Duration.ofMinutes(1));
        assertThat(math.addWorkingTime(again, Duration.ofHours(3))).isEqualTo(again.plusSeconds(10_800));
        assertThat(math.roll(again, Roll.FORWARD)).isEqualTo(again);
        assertThat(math.roll(again, Roll.BACKWARD)).isEqualTo(again);
    }

    /** Apia crossed the date line: there was no 2011-12-30. */
    @Test
    void a_day_that_never_was_holds_no_time() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        CalendarMath math = CalendarMath.of(always(apia).build());

        assertThat(math.workingTimeBetween(at(apia, "2011-12-29T12:00"), at(apia, "2011-12-31T12:00")))
                .isEqualTo(Duration.ofHours(24));
    }
}
