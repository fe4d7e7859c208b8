package dev.crmkit.core.calendar;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.calendar.WorkingInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Arithmetic on business days and working time over one calendar.
 *
 * <p>A computation that needs a day outside the calendar's validity is refused with {@code OUTSIDE_CALENDAR}, one that
 * would walk more than a hundred years of days with {@code CALENDAR_HORIZON}; both are an {@link
 * dev.crmkit.spi.InvalidInputException}. Changes of clocks are respected: working time is real time. Immutable and
 * thread-safe as far as the calendar is.
 */
@ForCallers
public final class CalendarMath {
    private static final int HORIZON = 36_600;

    private final BusinessCalendar calendar;
    private final WorkingDays days;

    private CalendarMath(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.days = new WorkingDays(calendar);
    }

    public static CalendarMath of(BusinessCalendar calendar) {
        return new CalendarMath(calendar);
    }

    /** The calendar computed with; its version belongs beside a stored deadline. */
    public BusinessCalendar calendar() {
        return calendar;
    }

    /** The local day of an instant in the calendar's zone. */
    public LocalDate dayOf(Instant instant) {
        return days.dayOf(instant);
    }

    /** Whether any work is done on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return days.isWorking(day);
    }

    /**
     * The n-th working day after a day, counting from the next one.
     *
     * @param count below zero: the n-th working day strictly before; zero: the day itself, or the next working day
     */
    public LocalDate addBusinessDays(LocalDate day, int count) {
        days.requireCovered(day);
        int step = count < 0 ? -1 : 1;
        LocalDate current = count == 0 ? day : day.plusDays(step);
        long wanted = Math.max(1, Math.abs((long) count));
        for (int walked = 0; walked < HORIZON; walked++) {
            if (days.isWorking(current) && --wanted == 0) {
                return current;
            }
            current = current.plusDays(step);
        }
        throw Refusals.tooFar(calendar, HORIZON);
    }

    /**
     * How many working days lie after {@code from} up to and with {@code to}, so that counting back what {@link
     * #addBusinessDays} added gives the same number.
     *
     * @return below zero when {@code to} is earlier: the working days from {@code to} on that lie before {@code from}
     */
    public int countBusinessDays(LocalDate from, LocalDate to) {
        days.requireCovered(from);
        days.requireCovered(to);
        return to.isBefore(from) ? -countBetween(to, from) : countBetween(from.plusDays(1), to.plusDays(1));
    }

    private int countBetween(LocalDate start, LocalDate end) {
        requireWalkable(start, end);
        return (int) start.datesUntil(end).filter(days::isWorking).count();
    }

    private void requireWalkable(LocalDate start, LocalDate end) {
        if (end.toEpochDay() - start.toEpochDay() > HORIZON) {
            throw Refusals.tooFar(calendar, HORIZON);
        }
    }

    /**
     * When the working time of a day ends.
     *
     * @throws dev.crmkit.spi.InvalidInputException {@code NOT_A_WORKING_DAY}
     */
    public Instant endOfBusinessDay(LocalDate day) {
        List<WorkingInterval> intervals = days.intervals(day);
        if (intervals.isEmpty()) {
            throw Refusals.notWorking(calendar, day);
        }
        return days.instant(intervals.get(intervals.size() - 1).endOn(day));
    }

    /** The end of the n-th working day after the local day of an event: "within 5 working days of the payment". */
    public Instant deadlineAfter(Instant event, int businessDays) {
        return endOfBusinessDay(addBusinessDays(dayOf(event), businessDays));
    }

    /**
     * The earliest instant by which so much working time has passed since {@code start}. Time that fills an interval to
     * its end gives that end, not the start of the next; no time gives {@code start} itself.
     *
     * @param time not negative
     */
    public Instant addWorkingTime(Instant start, Duration time) {
        if (time.isNegative()) {
            throw Refusals.negative();
        }
        LocalDate day = dayOf(start);
        days.requireCovered(day);
        return time.isZero() ? start : walkForward(start, time, day);
    }

    private Instant walkForward(Instant start, Duration time, LocalDate first) {
        Duration left = time;
        LocalDate day = first;
        for (int walked = 0; walked < HORIZON; walked++) {
            for (Stretch stretch : days.stretches(day)) {
                Duration usable = stretch.within(start, stretch.to());
                if (usable.compareTo(left) >= 0) {
                    return Stretch.later(stretch.from(), start).plus(left);
                }
                left = left.minus(usable);
            }
            day = day.plusDays(1);
        }
        throw Refusals.tooFar(calendar, HORIZON);
    }

    /**
     * The working time from one instant up to another.
     *
     * @return below zero when {@code to} is earlier
     */
    public Duration workingTimeBetween(Instant from, Instant to) {
        return to.isBefore(from) ? timeBetween(to, from).negated() : timeBetween(from, to);
    }

    private Duration timeBetween(Instant from, Instant to) {
        LocalDate first = dayOf(from);
        LocalDate last = dayOf(to);
        requireWalkable(first, last);
        return first.datesUntil(dayAfter(last).plusDays(1))
                .flatMap(day -> days.stretches(day).stream())
                .map(stretch -> stretch.within(from, to))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The day after, where it is known: clocks set back across midnight make an instant of one local day fall into the
     * working time of the next.
     */
    private LocalDate dayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return days.covers(next) ? next : day;
    }

    /**
     * Moves an instant into working time. The last instant of an interval stays where it is when rolled backward, and
     * goes to the next start when rolled forward.
     */
    public Instant roll(Instant instant, Roll roll) {
        return switch (roll) {
            case FORWARD -> forward(instant);
            case BACKWARD -> backward(instant);
            case NONE -> instant;
        };
    }

    private Instant forward(Instant instant) {
        LocalDate day = dayOf(instant);
        for (int walked = 0; walked < HORIZON; walked++) {
            for (Stretch stretch : days.stretches(day)) {
                if (stretch.to().isAfter(instant)) {
                    return Stretch.later(stretch.from(), instant);
                }
            }
            day = day.plusDays(1);
        }
        throw Refusals.tooFar(calendar, HORIZON);
    }

    private Instant backward(Instant instant) {
        LocalDate day = dayAfter(dayOf(instant));
        for (int walked = 0; walked < HORIZON; walked++) {
            for (Stretch stretch : backwards(days.stretches(day))) {
                if (!stretch.from().isAfter(instant)) {
                    return Stretch.earlier(stretch.to(), instant);
                }
            }
            day = day.minusDays(1);
        }
        throw Refusals.tooFar(calendar, HORIZON);
    }

    private static List<Stretch> backwards(List<Stretch> stretches) {
        List<Stretch> reversed = new ArrayList<>(stretches);
        Collections.reverse(reversed);
        return reversed;
    }

    /**
     * The same local time so many calendar days, months or years later in the calendar's zone. A local time the clock
     * skips moves forward by the length of the gap; of one that happens twice the first is taken. The result is not
     * rolled into working time.
     *
     * @throws dev.crmkit.spi.InvalidInputException if the result lies outside the years 1 to 9999
     */
    public Instant plusPeriodLocal(Instant instant, Period period) {
        LocalDate result = Dates.plus(dayOf(instant), period);
        LocalTime time = LocalTime.ofInstant(instant, calendar.zone());
        return ZonedDateTime.of(result, time, calendar.zone()).toInstant();
    }
}
