package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.MOSCOW;
import static dev.crmkit.core.calendar.Fixtures.MSK;
import static dev.crmkit.core.calendar.Fixtures.day;
import static dev.crmkit.core.calendar.Fixtures.moscow;
import static dev.crmkit.core.calendar.Fixtures.office;
import static dev.crmkit.core.calendar.Fixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {
    @ParameterizedTest
    @CsvSource({
        "2026-04-29T15:00, 2026-05-07T18:00",
        "2026-05-08T12:00, 2026-05-18T18:00",
        "2025-10-31T12:00, 2025-11-10T18:00",
        "2026-05-16T12:00, 2026-05-22T18:00",
        "2026-05-12T12:00, 2026-05-19T18:00",
        "2026-05-15T23:59:59, 2026-05-22T18:00",
        "2026-05-18T00:00, 2026-05-25T18:00",
        "2025-12-30T23:59:59, 2026-01-16T18:00",
        "2025-12-31T00:00, 2026-01-16T18:00",
        "2026-04-23T10:00, 2026-04-30T17:00"
    })
    void five_working_days_after_full_payment(String paid, String due) {
        assertThat(MSK.deadlineAfter(moscow(paid), 5)).isEqualTo(moscow(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-15, 0, 2026-05-15",
        "2026-05-16, 0, 2026-05-18",
        "2026-05-01, 0, 2026-05-04",
        "2026-05-15, 1, 2026-05-18",
        "2026-05-16, 1, 2026-05-18",
        "2026-05-18, -1, 2026-05-15",
        "2026-05-17, -1, 2026-05-15",
        "2026-05-12, -2, 2026-05-07",
        "2025-10-31, 1, 2025-11-01",
        "2025-11-05, -1, 2025-11-01",
        "2025-01-01, 1, 2025-01-09",
        "2025-01-01, 247, 2025-12-30",
        "2026-12-30, -246, 2026-01-12"
    })
    void the_nth_working_day_counts_from_the_next_day(LocalDate from, int count, LocalDate result) {
        assertThat(MSK.addBusinessDays(from, count)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-15, 2026-05-15, 0",
        "2026-05-15, 2026-05-17, 0",
        "2026-05-15, 2026-05-18, 1",
        "2026-05-16, 2026-05-18, 1",
        "2026-05-18, 2026-05-15, -1",
        "2026-05-18, 2026-05-14, -2",
        "2026-05-17, 2026-05-16, 0",
        "2025-12-31, 2026-12-31, 247",
        "2026-01-01, 2026-12-30, 247",
        "2026-12-31, 2026-01-01, -247"
    })
    void working_days_are_counted_after_the_first_day_up_to_and_with_the_last(LocalDate from, LocalDate to, int count) {
        assertThat(MSK.countBusinessDays(from, to)).isEqualTo(count);
    }

    @Test
    void a_day_ends_with_its_last_interval() {
        assertThat(MSK.endOfBusinessDay(day("2026-05-07"))).isEqualTo(moscow("2026-05-07T18:00"));
        assertThat(MSK.endOfBusinessDay(day("2026-05-08"))).isEqualTo(moscow("2026-05-08T17:00"));
        assertThat(MSK.endOfBusinessDay(day("2025-11-01"))).isEqualTo(moscow("2025-11-01T17:00"));
    }

    @Test
    void a_day_off_has_no_end() {
        Violation refusal = refused("NOT_A_WORKING_DAY", () -> MSK.endOfBusinessDay(day("2026-05-09")));

        assertThat(refusal.en()).contains("2026-05-09").contains("MSK");
    }

    @Test
    void the_day_of_an_instant_is_that_of_the_calendars_zone() {
        assertThat(MSK.dayOf(moscow("2026-05-16T00:00"))).isEqualTo(day("2026-05-16"));
        assertThat(MSK.dayOf(moscow("2026-05-16T00:00").minusNanos(1))).isEqualTo(day("2026-05-15"));
    }

    @Test
    void knows_working_days_and_days_off() {
        assertThat(MSK.isWorkingDay(day("2025-11-01"))).isTrue();
        assertThat(MSK.isWorkingDay(day("2025-11-03"))).isFalse();
        assertThat(MSK.calendar().id()).isEqualTo("MSK");
    }

    @Test
    void a_day_the_calendar_does_not_know_is_refused_not_guessed() {
        Violation refusal = refused("OUTSIDE_CALENDAR", () -> MSK.addBusinessDays(day("2026-12-30"), 1));

        assertThat(refusal.args())
                .containsEntry("calendar", "MSK")
                .containsEntry("from", "2025-01-01")
                .containsEntry("thru", "2026-12-31");
        assertThat(refusal.en()).contains("2027-01-01");
        refused("OUTSIDE_CALENDAR", () -> MSK.isWorkingDay(day("2024-12-31")));
        refused("OUTSIDE_CALENDAR", () -> MSK.isWorkingDay(day("2027-01-01")));
        refused("OUTSIDE_CALENDAR", () -> MSK.addBusinessDays(day("2024-12-31"), 1));
        refused("OUTSIDE_CALENDAR", () -> MSK.addBusinessDays(day("2025-01-09"), -1));
        refused("OUTSIDE_CALENDAR", () -> MSK.addBusinessDays(LocalDate.MAX, 1));
        refused("OUTSIDE_CALENDAR", () -> MSK.countBusinessDays(day("2024-12-31"), day("2025-01-10")));
        refused("OUTSIDE_CALENDAR", () -> MSK.countBusinessDays(day("2026-12-30"), LocalDate.MAX));
        refused("OUTSIDE_CALENDAR", () -> MSK.countBusinessDays(LocalDate.MIN, day("2026-12-30")));
        refused("OUTSIDE_CALENDAR", () -> MSK.countBusinessDays(day("2026-12-30"), day("2027-01-01")));
    }

    @Test
    void the_first_and_the_last_known_day_are_known() {
        assertThat(MSK.countBusinessDays(day("2025-01-01"), day("2026-12-31"))).isEqualTo(494);
        assertThat(MSK.addBusinessDays(day("2025-01-01"), 494)).isEqualTo(day("2026-12-30"));
    }

    @Test
    void a_walk_of_more_than_a_hundred_years_is_refused() {
        CalendarMath math = CalendarMath.of(office(MOSCOW).build());
        LocalDate start = day("2026-05-15");

        assertThat(math.addBusinessDays(start, 26_142)).isEqualTo(start.plusDays(36_600));
        assertThat(math.addBusinessDays(start, -26_144)).isEqualTo(start.minusDays(36_600));
        assertThat(refused("CALENDAR_HORIZON", () -> math.addBusinessDays(start, 26_143))
                        .args())
                .containsEntry("calendar", "OFFICE")
                .containsEntry("max", "36600");
        refused("CALENDAR_HORIZON", () -> math.addBusinessDays(start, -26_145));
        refused("CALENDAR_HORIZON", () -> math.addBusinessDays(start, Integer.MAX_VALUE));
        refused("CALENDAR_HORIZON", () -> math.addBusinessDays(start, Integer.MIN_VALUE));
        assertThat(math.countBusinessDays(start, start.plusDays(36_600))).isPositive();
        refused("CALENDAR_HORIZON", () -> math.countBusinessDays(start, start.plusDays(36_601)));
    }
}
