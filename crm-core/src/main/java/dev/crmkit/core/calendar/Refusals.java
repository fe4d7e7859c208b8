package dev.crmkit.core.calendar;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;

/** The ways this room says no. */
final class Refusals {
    private Refusals() {}

    static InvalidInputException outside(BusinessCalendar calendar, LocalDate day) {
        String span = calendar.validFrom() + " - " + calendar.validThru();
        return InvalidInputException.of(Violation.of(
                        "",
                        "OUTSIDE_CALENDAR",
                        "the calendar " + calendar.id() + " knows " + span + ", not " + day,
                        "календарь " + calendar.id() + " знает " + span + ", но не " + day)
                .with("calendar", calendar.id())
                .with("from", calendar.validFrom())
                .with("thru", calendar.validThru()));
    }

    static InvalidInputException tooFar(BusinessCalendar calendar, int days) {
        return InvalidInputException.of(Violation.of(
                        "",
                        "CALENDAR_HORIZON",
                        "no answer within " + days + " days of the calendar " + calendar.id(),
                        "нет ответа в пределах " + days + " дней календаря " + calendar.id())
                .with("calendar", calendar.id())
                .with("max", days));
    }

    static InvalidInputException notWorking(BusinessCalendar calendar, LocalDate day) {
        return InvalidInputException.of(Violation.of(
                        "",
                        "NOT_A_WORKING_DAY",
                        day + " is a day off in the calendar " + calendar.id(),
                        day + " - выходной в календаре " + calendar.id())
                .with("calendar", calendar.id()));
    }

    static InvalidInputException negative() {
        return InvalidInputException.of(Violation.of(
                        "",
                        "OUT_OF_RANGE",
                        "working time to add is not negative",
                        "прибавляемое рабочее время не отрицательно")
                .with("min", 0));
    }

    static InvalidInputException outOfDates() {
        return InvalidInputException.of(Violation.of(
                        "",
                        "OUT_OF_RANGE",
                        "dates lie between 0001-01-01 and 9999-12-31",
                        "даты лежат между 0001-01-01 и 9999-12-31")
                .with("min", Dates.FIRST)
                .with("max", Dates.LAST));
    }

    static DefinitionException disordered(BusinessCalendar calendar, LocalDate day) {
        return DefinitionException.of(Violation.of(
                        "intervals",
                        "INTERVAL_ORDER",
                        "the calendar " + calendar.id() + " has overlapping or disordered intervals on " + day,
                        "в календаре " + calendar.id() + " интервалы пересекаются или идут не по порядку: " + day)
                .with("calendar", calendar.id()));
    }
}
