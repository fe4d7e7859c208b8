package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.value.RequiredCheck;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.calendar.BusinessCalendar;
import dev.crmkit.spi.storage.Record;
import java.util.List;

/**
 * A unit below another, whose calendar and zone it has unless it names its own.
 *
 * @param parent the code of the unit above, where CONFIGURE is needed
 */
public record AddUnit(CheckedInput input, String parent) implements Command {

    @Override
    public String name() {
        return "unit.add";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUnit(needs, parent, AccessAction.CONFIGURE);
    }

    @Override
    public Record decide(Work work) {
        Record above = Staff.unit(work, parent);
        Staff.demand(work, AccessAction.CONFIGURE, above);
        Record.Builder unit = work.create(Unit.TYPE)
                .set(Unit.PARENT, above.ref())
                .set(Unit.CALENDAR, above.get(Unit.CALENDAR))
                .set(Unit.ZONE, above.get(Unit.ZONE));
        Record made = input.applyTo(unit).build();
        RequiredCheck.require(made);
        checkCalendar(work, made.require(Unit.CALENDAR));
        return work.insert(made);
    }

    private static void checkCalendar(Work work, String calendar) {
        List<String> known = work.shop().definitions().calendars().stream()
                .map(BusinessCalendar::id)
                .sorted()
                .toList();
        if (!known.contains(calendar)) {
            throw InvalidInputException.of(Unknown.word(Unit.CALENDAR.key(), "UNKNOWN_CALENDAR", calendar, known));
        }
    }
}
