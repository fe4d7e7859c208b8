package dev.crmkit.testkit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.calendar.WeeklyCalendar;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** CL-01 and CL-02: business days against one who walks day by day. */
class CalendarLawsTest {
    @Provide
    Arbitrary<WeeklyCalendar> calendars() {
        return Calendars.any();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Calendars.days();
    }

    @Property
    void the_nth_working_day_is_the_walkers(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = -40, max = 60) int count) {
        assertThat(CalendarMath.of(calendar).addBusinessDays(day, count)).isEqualTo(walk(calendar, day, count));
    }

    private static LocalDate walk(WeeklyCalendar calendar, LocalDate day, int count) {
        if (count == 0) {
            return works(calendar, day) ? day : walk(calendar, day, 1);
        }
        LocalDate next = day.plusDays(Integer.signum(count));
        int left = works(calendar, next) ? count - Integer.signum(count) : count;
        return left == 0 ? next : walk(calendar, next, left);
    }

    private static boolean works(WeeklyCalendar calendar, LocalDate day) {
        return !calendar.intervals(day).isEmpty();
    }

    @Property
    void adding_in_two_steps_is_adding_at_once(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = 1, max = 30) int a,
            @ForAll @IntRange(min = 1, max = 30) int b) {
        CalendarMath math = CalendarMath.of(calendar);

        assertThat(math.addBusinessDays(math.addBusinessDays(day, a), b)).isEqualTo(math.addBusinessDays(day, a + b));
        assertThat(math.addBusinessDays(math.addBusinessDays(day, -a), -b))
                .isEqualTo(math.addBusinessDays(day, -a - b));
    }

    @Property
    void counting_gives_back_what_was_added(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = 1, max = 60) int count) {
        CalendarMath math = CalendarMath.of(calendar);

        assertThat(math.countBusinessDays(day, math.addBusinessDays(day, count)))
                .isEqualTo(count);
        assertThat(math.countBusinessDays(day, math.addBusinessDays(day, -count)))
                .isEqualTo(-count);
    }

    @Property
    void counts_add_up(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 0, max = 90) int first,
            @ForAll @IntRange(min = 0, max = 90) int second) {
        CalendarMath math = CalendarMath.of(calendar);
        LocalDate middle = from.plusDays(first);
        LocalDate to = middle.plusDays(second);

        assertThat(math.countBusinessDays(from, middle) + math.countBusinessDays(middle, to))
                .isEqualTo(math.countBusinessDays(from, to))
                .isEqualTo(from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(math::isWorkingDay)
                        .count());
    }

    @Property
    void a_later_start_never_gives_an_earlier_day(
            @ForAll("calendars") WeeklyCalendar calendar,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = -40, max = 60) int count) {
        CalendarMath math = CalendarMath.of(calendar);

        assertThat(math.addBusinessDays(day.plusDays(1), count)).isAfterOrEqualTo(math.addBusinessDays(day, count));
    }

    @Property
    void the_end_of_a_day_is_when_its_working_time_is_used_up(
            @ForAll("calendars") WeeklyCalendar calendar, @ForAll("days") LocalDate day) {
        CalendarMath math = CalendarMath.of(calendar);
        LocalDate working = math.addBusinessDays(day, 0);

        assertThat(math.workingTimeBetween(
                        math.endOfBusinessDay(working),
                        working.plusDays(1).atStartOfDay(calendar.zone()).toInstant()))
                .isZero();
    }
}
