package dev.crmkit.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.calendar.WorkingInterval;
import dev.crmkit.spi.value.Violation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calendars, dates and refusals in a few letters. */
final class Fixtures {
    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    static final CalendarMath MSK = CalendarMath.of(RussianCalendars.moscow());

    private Fixtures() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static WorkingInterval hours(String text) {
        return WorkingInterval.parse(text);
    }

    static Instant moscow(String local) {
        return at(MOSCOW, local);
    }

    static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /** Monday to Friday 09:00-18:00. */
    static WeeklyCalendar.Builder office(ZoneId zone) {
        return WeeklyCalendar.builder("OFFICE", zone).workweek(hours("09:00-18:00"));
    }

    /** Every day round the clock. */
    static WeeklyCalendar.Builder always(ZoneId zone) {
        return everyDay(zone, "00:00-24:00");
    }

    static WeeklyCalendar.Builder everyDay(ZoneId zone, String text) {
        WeeklyCalendar.Builder builder =
                WeeklyCalendar.builder("EVERY-DAY", zone).workweek(hours(text));
        return builder.hours(DayOfWeek.SATURDAY, hours(text)).hours(DayOfWeek.SUNDAY, hours(text));
    }

    static Violation refused(String code, ThrowingCallable call) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, call);
        return only(code, refusal.violations());
    }

    static Violation undefined(String code, ThrowingCallable call) {
        return only(code, faults(call));
    }

    static List<Violation> faults(ThrowingCallable call) {
        return catchThrowableOfType(DefinitionException.class, call).violations();
    }

    private static Violation only(String code, List<Violation> violations) {
        assertThat(violations).extracting(Violation::code).containsExactly(code);
        assertThat(violations.get(0).ru()).containsPattern("[а-я]");
        assertThat(violations.get(0).en()).doesNotContainPattern("[а-я]");
        return violations.get(0);
    }
}
