package dev.crmkit.core.workflow;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.spi.ForCallers;
import java.time.Duration;
import java.time.Period;

/** When something is due, on the business calendar of the record's unit. */
@ForCallers
public sealed interface DueRule {

    /** So much working time after the command. */
    record WorkingTime(Duration time) implements DueRule {}

    /** The end of the n-th working day after the command's day. */
    record BusinessDays(int days) implements DueRule {}

    /** Calendar days at the same local time, then rolled to working time. */
    record CalendarDays(Period days, Roll roll) implements DueRule {}

    /** An exact duration, then rolled to working time. */
    record Exactly(Duration time, Roll roll) implements DueRule {}
}
