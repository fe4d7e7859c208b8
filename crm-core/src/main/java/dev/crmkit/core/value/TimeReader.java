package dev.crmkit.core.value;

import dev.crmkit.spi.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Days and instants in ISO form, within the years 1 to 9999; an instant is cut to the microsecond. */
final class TimeReader {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(?:Z|[+-][0-9:]{5,8})");

    private TimeReader() {}

    static LocalDate day(Object raw) {
        LocalDate day = raw instanceof String text ? parsedDay(text) : givenDay(raw);
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw Refusal.outOfRange(FIRST_DAY, LAST_DAY);
        }
        return day;
    }

    private static LocalDate givenDay(Object raw) {
        if (raw instanceof LocalDate day) {
            return day;
        }
        throw Refusal.wrongType("a day such as 2026-03-31", "дата, например 2026-03-31");
    }

    private static LocalDate parsedDay(String text) {
        if (!DAY.matcher(text).matches()) {
            throw noDay();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw noDay();
        }
    }

    private static InvalidInputException noDay() {
        return Refusal.malformed("a day of the calendar such as 2026-03-31", "день календаря, например 2026-03-31");
    }

    static Instant moment(Object raw) {
        Instant moment = raw instanceof String text ? parsedMoment(text) : givenMoment(raw);
        if (moment.isBefore(FIRST) || moment.isAfter(LAST.plusNanos(999))) {
            throw Refusal.outOfRange(FIRST, LAST);
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant givenMoment(Object raw) {
        if (raw instanceof Instant moment) {
            return moment;
        }
        if (raw instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (raw instanceof ZonedDateTime moment) {
            return moment.toInstant();
        }
        throw Refusal.wrongType(
                "an instant with its offset, such as 2026-03-31T09:00:00Z",
                "момент времени со смещением, например 2026-03-31T09:00:00Z");
    }

    private static Instant parsedMoment(String text) {
        if (!MOMENT.matcher(text).matches()) {
            throw noMoment();
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw noMoment();
        }
    }

    private static InvalidInputException noMoment() {
        return Refusal.malformed(
                "an instant with its offset, such as 2026-03-31T09:00:00Z or 2026-03-31T12:00:00+03:00",
                "момент времени со смещением, например 2026-03-31T09:00:00Z или 2026-03-31T12:00:00+03:00");
    }
}
