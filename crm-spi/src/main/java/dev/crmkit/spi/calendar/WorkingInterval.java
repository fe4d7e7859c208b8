package dev.crmkit.spi.calendar;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * A stretch of working time within one local day, half-open: {@code 09:00-13:00} has the first minute of the hour 9 and
 * not the first of 13.
 *
 * <p>An end of {@code 00:00} means the midnight that ends the day and is written {@code 24:00}; a round-the-clock day is
 * {@code 00:00-24:00}. Immutable and thread-safe.
 *
 * @param from the first instant that is working time
 * @param to the first instant that no longer is, later than {@code from}; {@link LocalTime#MIDNIGHT} for the day's end
 */
@ForCallers
public record WorkingInterval(LocalTime from, LocalTime to) {
    private static final Pattern TEXT =
            Pattern.compile("[0-9]{2}:[0-9]{2}(?::[0-9]{2})?-[0-9]{2}:[0-9]{2}(?::[0-9]{2})?");
    private static final String END_OF_DAY = "24:00";

    /**
     * Checks the order of the ends.
     *
     * @throws InvalidInputException if the interval is empty or runs backwards
     */
    public WorkingInterval {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw InvalidInputException.of(Violation.of(
                    "to",
                    "INTERVAL_ORDER",
                    "a working interval ends after it starts",
                    "рабочий интервал кончается позже, чем начинается"));
        }
    }

    /**
     * Reads {@code 09:00-18:00} or {@code 09:00:30-24:00}.
     *
     * @throws InvalidInputException if the text has another form, or the interval is empty or runs backwards
     */
    public static WorkingInterval parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw malformed();
        }
        int dash = text.indexOf('-');
        return new WorkingInterval(time(text.substring(0, dash)), end(text.substring(dash + 1)));
    }

    private static LocalTime end(String text) {
        return text.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(text);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException notATime) {
            throw malformed();
        }
    }

    /** Where the interval starts on the given day. */
    public LocalDateTime startOn(LocalDate day) {
        return day.atTime(from);
    }

    /** Where it ends; for an interval up to midnight that is the start of the next day. */
    public LocalDateTime endOn(LocalDate day) {
        return endsTheDay() ? day.plusDays(1).atStartOfDay() : day.atTime(to);
    }

    /** Whether it lasts until midnight. */
    public boolean endsTheDay() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    /** Whether all of it lies before the other; they may touch. */
    public boolean isBefore(WorkingInterval other) {
        return !endsTheDay() && !to.isAfter(other.from);
    }

    /** {@code from-to}, the end of the day as 24:00. */
    @Override
    public String toString() {
        return from + "-" + (endsTheDay() ? END_OF_DAY : to);
    }

    private static InvalidInputException malformed() {
        return InvalidInputException.of(Violation.of(
                "",
                "MALFORMED",
                "a working interval is written 09:00-18:00, up to 24:00",
                "рабочий интервал пишется как 09:00-18:00, не позже 24:00"));
    }
}
