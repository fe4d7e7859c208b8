package dev.crmkit.testkit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.calendar.WeeklyCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** CL-04 and CL-05: working time and local periods, also where clocks change. */
class WorkingTimeLawsTest {
    private static final int MONTH = 30 * 24 * 60;

    @Provide
    Arbitrary<WeeklyCalendar> calendars() {
        return Calendars.any();
    }

    @Provide
    Arbitrary<Instant> minutes() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2015-01-01T00:00:00Z").getEpochSecond() / 60,
                        Instant.parse("2026-12-31T00:00:00Z").getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    @Property(tries = 300)
    void working_time_is_what_a_walker_counts_minute_by_minute(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("minutes") Instant from,
            @ForAll @IntRange(min = 0, max = 4000) int length) {
        Instant to = from.plus(Duration.ofMinutes(length));
        // Where clocks change, a walker by the wall clock would need the rule he is to check.
        Assume.that(offsetsAreEqual(calendar.zone(), from.minusSeconds(86_400), to.plusSeconds(86_400)));

        long worked = 0;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
            worked += isWorking(calendar, minute) ? 1 : 0;
        }
        assertThat(CalendarMath.of(calendar).workingTimeBetween(from, to)).isEqualTo(Duration.ofMinutes(worked));
    }

    private static boolean offsetsAreEqual(ZoneId zone, Instant from, Instant to) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(from);
        return next == null || next.getInstant().isAfter(to);
    }

    private static boolean isWorking(WeeklyCalendar calendar, Instant minute) {
        LocalDateTime local = LocalDateTime.ofInstant(minute, calendar.zone());
        LocalTime time = local.toLocalTime();
        return calendar.intervals(local.toLocalDate()).stream()
                .anyMatch(hours -> !time.isBefore(hours.from()) && (hours.endsTheDay() || time.isBefore(hours.to())));
    }

    @Property
    void adding_and_measuring_are_inverse(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("minutes") Instant start,
            @ForAll @LongRange(min = 0, max = 3_000) long minutes) {
        CalendarMath math = CalendarMath.of(calendar);
        Duration time = Duration.ofMinutes(minutes);
        Instant end = math.addWorkingTime(start, time);

        assertThat(math.workingTimeBetween(start, end)).isEqualTo(time);
        assertThat(math.workingTimeBetween(end, start)).isEqualTo(time.negated());
        Assume.that(minutes > 0);
        assertThat(math.workingTimeBetween(start, end.minusSeconds(1))).isEqualTo(time.minusSeconds(1));
    }

    @Property
    void adding_in_two_steps_is_adding_at_once(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("minutes") Instant start,
            @ForAll @LongRange(min = 0, max = 1_500) long a,
            @ForAll @LongRange(min = 0, max = 1_500) long b) {
        CalendarMath math = CalendarMath.of(calendar);
        Instant middle = math.addWorkingTime(start, Duration.ofMinutes(a));

        assertThat(math.addWorkingTime(middle, Duration.ofMinutes(b)))
                .isEqualTo(math.addWorkingTime(start, Duration.ofMinutes(a + b)));
    }

    @Property
    void spans_add_up(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("minutes") Instant from,
            @ForAll @IntRange(min = 0, max = MONTH) int first,
            @ForAll @IntRange(min = 0, max = MONTH) int second) {
        CalendarMath math = CalendarMath.of(calendar);
        Instant middle = from.plus(Duration.ofMinutes(first));
        Instant to = middle.plus(Duration.ofMinutes(second));

        assertThat(math.workingTimeBetween(from, middle).plus(math.workingTimeBetween(middle, to)))
                .isEqualTo(math.workingTimeBetween(from, to))
                .isBetween(Duration.ZERO, Duration.between(from, to));
    }

    @Property
    void rolling_forward_skips_no_working_time(
            @ForAll("calendars") WeeklyCalendar calendar, @ForAll("minutes") Instant instant) {
        CalendarMath math = CalendarMath.of(calendar);
        Instant rolled = math.roll(instant, Roll.FORWARD);

        assertThat(rolled).isAfterOrEqualTo(instant).isEqualTo(math.roll(rolled, Roll.FORWARD));
        assertThat(math.workingTimeBetween(instant, rolled)).isZero();
        assertThat(math.workingTimeBetween(rolled, rolled.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Property
    void rolling_backward_skips_no_working_time(
            @ForAll("calendars") WeeklyCalendar calendar, @ForAll("minutes") Instant instant) {
        CalendarMath math = CalendarMath.of(calendar);
        Instant rolled = math.roll(instant, Roll.BACKWARD);

        assertThat(rolled).isBeforeOrEqualTo(instant).isEqualTo(math.roll(rolled, Roll.BACKWARD));
        assertThat(math.workingTimeBetween(rolled, instant)).isZero();
        assertThat(math.workingTimeBetween(rolled.minusSeconds(1), rolled.plusSeconds(1)))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Property
    void round_the_clock_working_time_is_real_time(
            @ForAll("zones") ZoneId zone,
            @ForAll("minutes") Instant from,
            @ForAll @IntRange(min = 0, max = MONTH) int length) {
        CalendarMath math = CalendarMath.of(roundTheClock(zone));
        Duration time = Duration.ofMinutes(length);

        assertThat(math.addWorkingTime(from, time)).isEqualTo(from.plus(time));
        assertThat(math.workingTimeBetween(from, from.plus(time))).isEqualTo(time);
    }

    private static WeeklyCalendar roundTheClock(ZoneId zone) {
        WeeklyCalendar.Builder builder = WeeklyCalendar.builder("ALWAYS", zone);
        for (DayOfWeek day : DayOfWeek.values()) {
            builder.hours(day, WorkingInterval.parse("00:00-24:00"));
        }
        return builder.build();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Calendars.zones();
    }

    @Property
    void three_days_later_is_the_same_local_time_or_the_first_there_is(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("nearChanges") Instant start,
            @ForAll @IntRange(min = -5, max = 5) int days) {
        ZoneId zone = calendar.zone();
        LocalDateTime wanted = LocalDateTime.ofInstant(start, zone).plusDays(days);
        Instant result = CalendarMath.of(calendar).plusPeriodLocal(start, Period.ofDays(days));

        LocalDateTime local = LocalDateTime.ofInstant(result, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(wanted);
        Duration moved = change != null && change.isGap() ? change.getDuration() : Duration.ZERO;
        assertThat(local).isEqualTo(wanted.plus(moved));
        assertThat(LocalDateTime.ofInstant(result.minusSeconds(3600), zone)).isNotEqualTo(local);
        assertThat(LocalDateTime.ofInstant(result.minusSeconds(1800), zone)).isNotEqualTo(local);
    }

    /** Instants of the nights in which the zones used here change their clocks. */
    @Provide
    Arbitrary<Instant> nearChanges() {
        Arbitrary<LocalDate> nights = Arbitraries.of(
                        "2025-03-30",
                        "2025-10-26",
                        "2025-03-09",
                        "2025-11-02",
                        "2025-04-06",
                        "2025-10-05",
                        "2018-02-18",
                        "2018-11-04",
                        "2025-03-31")
                .map(LocalDate::parse);
        return nights.flatMap(night -> Arbitraries.longs()
                .between(-36 * 60, 36 * 60)
                .map(minutes -> night.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(minutes * 60)));
    }
}
