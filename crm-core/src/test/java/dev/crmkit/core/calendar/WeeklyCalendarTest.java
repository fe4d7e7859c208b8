package dev.crmkit.core.calendar;

import static dev.crmkit.core.calendar.Fixtures.MOSCOW;
import static dev.crmkit.core.calendar.Fixtures.day;
import static dev.crmkit.core.calendar.Fixtures.faults;
import static dev.crmkit.core.calendar.Fixtures.hours;
import static dev.crmkit.core.calendar.Fixtures.office;
import static dev.crmkit.core.calendar.Fixtures.undefined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.value.Violation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyCalendarTest {
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    @Test
    void a_week_repeats_for_all_accepted_dates() {
        WeeklyCalendar calendar = office(MOSCOW).build();

        assertThat(calendar.id()).isEqualTo("OFFICE");
        assertThat(calendar.zone()).isEqualTo(MOSCOW);
        assertThat(calendar.version()).isEqualTo(1);
        assertThat(calendar.validFrom()).isEqualTo("0001-01-01");
        assertThat(calendar.validThru()).isEqualTo("9999-12-31");
        assertThat(calendar.intervals(day("2026-05-15"))).containsExactly(hours("09:00-18:00"));
        assertThat(calendar.intervals(day("2026-05-16"))).isEmpty();
        assertThat(calendar.intervals(day("2026-05-17"))).isEmpty();
        assertThat(calendar.intervals(day("0001-01-01"))).hasSize(1);
        assertThat(calendar.intervals(LocalDate.of(10_000, 1, 3))).isEmpty();
    }

    @Test
    void a_named_day_differs_from_its_weekday() {
        WeeklyCalendar calendar = office(MOSCOW)
                .hours(DayOfWeek.SATURDAY, hours("10:00-14:00"))
                .off(day("2026-05-01"), day("2026-05-11"))
                .day(day("2026-05-17"), hours("09:00-10:00"), hours("10:00-11:00"))
                .shortened(FIVE, day("2026-04-30"), day("2026-05-16"))
                .build();

        assertThat(calendar.intervals(day("2026-05-01"))).isEmpty();
        assertThat(calendar.intervals(day("2026-05-11"))).isEmpty();
        assertThat(calendar.intervals(day("2026-05-17"))).hasSize(2);
        assertThat(calendar.intervals(day("2026-04-30"))).containsExactly(hours("09:00-17:00"));
        assertThat(calendar.intervals(day("2026-05-16"))).containsExactly(hours("10:00-14:00"));
        assertThat(calendar.intervals(day("2026-05-23"))).containsExactly(hours("10:00-14:00"));
    }

    @Test
    void a_short_day_keeps_what_lies_before_its_end() {
        assertThat(shortened("17:00", "09:00-13:00", "14:00-18:00")).containsExactly("09:00-13:00", "14:00-17:00");
        assertThat(shortened("14:00", "09:00-13:00", "14:00-18:00")).containsExactly("09:00-13:00");
        assertThat(shortened("13:00", "09:00-13:00", "14:00-18:00")).containsExactly("09:00-13:00");
        assertThat(shortened("12:00", "09:00-13:00", "14:00-18:00")).containsExactly("09:00-12:00");
        assertThat(shortened("18:00", "09:00-13:00", "14:00-18:00")).containsExactly("09:00-13:00", "14:00-18:00");
        assertThat(shortened("23:00", "20:00-24:00")).containsExactly("20:00-23:00");
    }

    private static Stream<String> shortened(String end, String... texts) {
        WorkingInterval[] hours = Stream.of(texts).map(Fixtures::hours).toArray(WorkingInterval[]::new);
        WeeklyCalendar calendar = WeeklyCalendar.builder("C", MOSCOW)
                .workweek(hours)
                .shortened(LocalTime.parse(end), day("2026-04-30"))
                .build();
        return calendar.intervals(day("2026-04-30")).stream().map(WorkingInterval::toString);
    }

    @Test
    void a_builder_of_a_calendar_has_everything_it_has_and_may_change_it() {
        WeeklyCalendar first = office(MOSCOW)
                .version(3)
                .validFrom(day("2026-01-01"))
                .validThru(day("2026-12-31"))
                .off(day("2026-05-01"))
                .shortened(FIVE, day("2026-04-30"))
                .build();
        WeeklyCalendar second = first.toBuilder()
                .version(4)
                .validThru(day("2027-12-31"))
                .off(day("2026-04-30"), day("2027-01-01"))
                .build();

        assertThat(second.id()).isEqualTo("OFFICE");
        assertThat(second.version()).isEqualTo(4);
        assertThat(second.validFrom()).isEqualTo("2026-01-01");
        assertThat(second.validThru()).isEqualTo("2027-12-31");
        assertThat(second.intervals(day("2026-04-29"))).containsExactly(hours("09:00-18:00"));
        assertThat(second.intervals(day("2026-04-30"))).isEmpty();
        assertThat(second.intervals(day("2026-05-01"))).isEmpty();
        assertThat(first.intervals(day("2026-04-30"))).containsExactly(hours("09:00-17:00"));
        assertThat(first.intervals(day("2027-01-04"))).isEmpty();
        assertThat(first.toBuilder().build().version()).isEqualTo(3);
    }

    @Test
    void what_was_built_does_not_change_with_its_builder() {
        WeeklyCalendar.Builder builder = office(MOSCOW);
        WeeklyCalendar calendar = builder.build();
        builder.off(day("2026-05-15")).hours(DayOfWeek.MONDAY);

        assertThat(calendar.intervals(day("2026-05-15"))).hasSize(1);
        assertThat(calendar.intervals(day("2026-05-18"))).hasSize(1);
    }

    @Test
    void a_calendar_without_working_time_is_refused() {
        undefined("NO_WORKING_TIME", () -> WeeklyCalendar.builder("C", MOSCOW).build());
        undefined(
                "NO_WORKING_TIME",
                () -> WeeklyCalendar.builder("C", MOSCOW)
                        .validFrom(day("2026-05-01"))
                        .validThru(day("2026-05-01"))
                        .build());
    }

    @Test
    void thirty_days_in_a_row_without_work_are_refused_twenty_nine_are_not() {
        Violation refusal = undefined(
                "NO_WORKING_TIME", () -> resting("2026-03-02", "2026-03-29").build());

        assertThat(refusal.path()).isEqualTo("days");
        assertThat(refusal.args()).containsEntry("max", "29");
        assertThat(refusal.en()).contains("29 days").contains("2026-03-29");
        assertThat(resting("2026-03-03", "2026-03-31").build()).isNotNull();
        assertThat(resting("2026-03-02", "2026-03-27")
                        .day(day("2026-03-28"), hours("09:00-10:00"))
                        .build())
                .isNotNull();
        assertThat(resting("2026-03-03", "2026-03-29").build()).isNotNull();
        undefined("NO_WORKING_TIME", () -> resting("2026-02-27", "2026-03-29").build());
    }

    @Test
    void a_rest_at_the_end_of_the_validity_counts_too() {
        undefined(
                "NO_WORKING_TIME",
                () -> resting("2026-03-02", "2026-03-31")
                        .validThru(day("2026-03-31"))
                        .build());
        assertThat(resting("2026-03-03", "2026-03-31")
                        .validThru(day("2026-03-31"))
                        .build())
                .isNotNull();
        undefined(
                "NO_WORKING_TIME",
                () -> resting("2026-03-01", "2026-03-30")
                        .validFrom(day("2026-03-01"))
                        .build());
        assertThat(resting("2026-03-02", "2026-03-29")
                        .validFrom(day("2026-03-01"))
                        .build())
                .isNotNull();
    }

    @Test
    void a_longer_rest_is_accepted_where_it_is_meant() {
        WeeklyCalendar calendar =
                resting("2026-03-02", "2026-03-29").longestRest(30).build();

        assertThat(calendar.intervals(day("2026-03-30"))).hasSize(1);
        assertThat(calendar.toBuilder().build()).isNotNull();
        undefined(
                "NO_WORKING_TIME",
                () -> resting("2026-03-02", "2026-03-30").longestRest(30).build());
        assertThat(undefined(
                                "OUT_OF_RANGE",
                                () -> office(MOSCOW).longestRest(367).build())
                        .args())
                .containsEntry("min", "7")
                .containsEntry("max", "366");
        undefined("OUT_OF_RANGE", () -> office(MOSCOW).longestRest(6).build());
        assertThat(office(MOSCOW).longestRest(366).build()).isNotNull();
        assertThat(office(MOSCOW).longestRest(7).build()).isNotNull();
    }

    private static WeeklyCalendar.Builder resting(String from, String thru) {
        WeeklyCalendar.Builder builder = office(MOSCOW);
        day(from).datesUntil(day(thru).plusDays(1)).forEach(builder::off);
        return builder;
    }

    @Test
    void a_calendar_of_single_days_works_as_long_as_they_lie_close_enough() {
        assertThat(singleDays("2026-01-01", "2026-01-31", "2026-03-02").build().intervals(day("2026-01-31")))
                .hasSize(1);
        undefined(
                "NO_WORKING_TIME",
                () -> singleDays("2026-01-01", "2026-02-01", "2026-03-02").build());
        undefined(
                "NO_WORKING_TIME",
                () -> singleDays("2026-01-01", "2026-01-31", "2026-02-15").build());
    }

    private static WeeklyCalendar.Builder singleDays(String... days) {
        WeeklyCalendar.Builder builder = WeeklyCalendar.builder("C", MOSCOW)
                .validFrom(day("2026-01-01"))
                .validThru(day("2026-03-20"))
                .hours(DayOfWeek.MONDAY);
        Stream.of(days).forEach(text -> builder.day(day(text), hours("09:00-10:00")));
        return builder;
    }

    @Test
    void intervals_are_in_order_and_do_not_overlap() {
        assertThat(undefined(
                                "INTERVAL_ORDER",
                                () -> office(MOSCOW)
                                        .hours(DayOfWeek.MONDAY, hours("14:00-18:00"), hours("09:00-13:00"))
                                        .build())
                        .path())
                .isEqualTo("week.MONDAY");
        assertThat(undefined(
                                "INTERVAL_ORDER",
                                () -> office(MOSCOW)
                                        .day(day("2026-05-01"), hours("09:00-13:00"), hours("12:59-18:00"))
                                        .build())
                        .path())
                .isEqualTo("days.2026-05-01");
        assertThat(office(MOSCOW)
                        .hours(DayOfWeek.MONDAY, hours("09:00-13:00"), hours("13:00-18:00"))
                        .build())
                .isNotNull();
    }

    @Test
    void a_date_named_twice_is_refused() {
        WeeklyCalendar.Builder builder = office(MOSCOW).off(day("2026-05-01")).shortened(FIVE, day("2026-05-01"));

        assertThat(undefined("DUPLICATE", builder::build).path()).isEqualTo("days.2026-05-01");
    }

    @Test
    void a_date_outside_the_validity_is_refused() {
        WeeklyCalendar.Builder builder =
                office(MOSCOW).validFrom(day("2026-01-01")).validThru(day("2026-12-31"));

        assertThat(builder.off(day("2026-01-01"), day("2026-12-31")).build()).isNotNull();
        assertThat(faults(builder.off(day("2025-12-31"), day("2027-01-01"))::build))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("days.2025-12-31", "OUT_OF_RANGE"), tuple("days.2027-01-01", "OUT_OF_RANGE"));
    }

    @Test
    void a_short_day_must_leave_something() {
        assertThat(undefined(
                                "NO_WORKING_TIME",
                                () -> office(MOSCOW)
                                        .shortened(FIVE, day("2026-05-16"))
                                        .build())
                        .path())
                .isEqualTo("days.2026-05-16");
        undefined(
                "NO_WORKING_TIME",
                () -> office(MOSCOW)
                        .shortened(LocalTime.of(9, 0), day("2026-05-15"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "a b", "МСК", "-a"})
    void an_id_is_a_name(String id) {
        assertThat(undefined(
                                "MALFORMED",
                                () -> WeeklyCalendar.builder(id, MOSCOW)
                                        .workweek(hours("09:00-18:00"))
                                        .build())
                        .path())
                .isEqualTo("id");
    }

    @Test
    void an_id_has_at_most_48_characters() {
        assertThat(named("a".repeat(48)).build().id()).hasSize(48);
        undefined("MALFORMED", () -> named("a".repeat(49)).build());
    }

    private static WeeklyCalendar.Builder named(String id) {
        return WeeklyCalendar.builder(id, MOSCOW).workweek(hours("09:00-18:00"));
    }

    @Test
    void a_validity_runs_forward_within_the_accepted_dates() {
        assertThat(undefined(
                                "PERIOD_ORDER",
                                () -> office(MOSCOW)
                                        .validFrom(day("2026-05-02"))
                                        .validThru(day("2026-05-01"))
                                        .build())
                        .path())
                .isEqualTo("validThru");
        undefined("OUT_OF_RANGE", () -> office(MOSCOW).validThru(LocalDate.MAX).build());
        undefined("OUT_OF_RANGE", () -> office(MOSCOW).validFrom(LocalDate.MIN).build());
        assertThat(office(MOSCOW)
                        .validFrom(day("2026-05-01"))
                        .validThru(day("2026-05-01"))
                        .build())
                .isNotNull();
    }

    @Test
    void everything_wrong_is_told_at_once() {
        WeeklyCalendar.Builder builder = WeeklyCalendar.builder("", MOSCOW)
                .version(0)
                .validFrom(day("2026-01-01"))
                .off(day("2025-01-01"))
                .off(day("2025-01-01"))
                .hours(DayOfWeek.MONDAY, hours("09:00-13:00"), hours("12:00-18:00"));

        assertThat(faults(builder::build))
                .extracting(Violation::code)
                .containsExactly("DUPLICATE", "MALFORMED", "OUT_OF_RANGE", "INTERVAL_ORDER", "OUT_OF_RANGE");
    }
}
