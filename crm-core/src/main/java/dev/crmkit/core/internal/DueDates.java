package dev.crmkit.core.internal;

import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.time.Instant;
import java.util.Optional;

/** Counts due dates on the calendar of a record's unit. */
final class DueDates {
    private final Work work;

    DueDates(Work work) {
        this.work = work;
    }

    /** The calendar of the record and its version, as timers keep it; empty when it has none. */
    Optional<String> calendarTag(Record record) {
        return work.shop().calendarOf(work.sender().subject(), record).map(Workshop::tag);
    }

    /** When it is due, counted from there. */
    Instant at(DueRule rule, Record record, Instant from) {
        if (rule instanceof DueRule.Exactly exactly) {
            Instant due = from.plus(exactly.time());
            return work.shop()
                    .calendarOf(work.sender().subject(), record)
                    .map(calendar -> calendar.roll(due, exactly.roll()))
                    .orElse(due);
        }
        CalendarMath calendar =
                work.shop().calendarOf(work.sender().subject(), record).orElseThrow(() -> noCalendar(record));
        if (rule instanceof DueRule.WorkingTime working) {
            return calendar.addWorkingTime(from, working.time());
        }
        if (rule instanceof DueRule.BusinessDays business) {
            return calendar.deadlineAfter(from, business.days());
        }
        DueRule.CalendarDays days = (DueRule.CalendarDays) rule;
        return calendar.roll(calendar.plusPeriodLocal(from, days.days()), days.roll());
    }

    private static DefinitionException noCalendar(Record record) {
        return DefinitionException.of(Violation.of(
                record.type().key() + "." + Header.UNIT.key(),
                "NO_CALENDAR",
                "The record's unit has no known business calendar, so no due date can be counted",
                "У подразделения записи нет известного календаря: срок посчитать нельзя"));
    }
}
