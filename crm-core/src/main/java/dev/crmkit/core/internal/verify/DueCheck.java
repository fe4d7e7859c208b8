package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.DueRule;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** How far away something may be due: not in the past, within a hundred years; a timer never at once. */
final class DueCheck {
    private static final int FARTHEST_DAYS = 36_500;

    private DueCheck() {}

    static void task(DueRule rule, Faults.Spot spot) {
        check(rule, false, spot);
    }

    static void timer(DueRule rule, Faults.Spot spot) {
        check(rule, true, spot);
    }

    private static void check(DueRule rule, boolean later, Faults.Spot spot) {
        int sign = sign(rule);
        if (sign < 0 || (later && sign == 0) || tooFar(rule)) {
            spot.add(
                    "OUT_OF_RANGE",
                    (later ? "more than nothing" : "not negative") + " and at most " + FARTHEST_DAYS + " days",
                    (later ? "больше нуля" : "не меньше нуля") + " и не более " + FARTHEST_DAYS + " дней");
        }
    }

    private static int sign(DueRule rule) {
        if (rule instanceof DueRule.BusinessDays business) {
            return Integer.signum(business.days());
        }
        if (rule instanceof DueRule.CalendarDays calendar) {
            Period days = calendar.days();
            return days.isNegative() ? -1 : days.isZero() ? 0 : 1;
        }
        Duration time = time(rule);
        return time.isNegative() ? -1 : time.isZero() ? 0 : 1;
    }

    private static boolean tooFar(DueRule rule) {
        if (rule instanceof DueRule.BusinessDays business) {
            return business.days() > FARTHEST_DAYS;
        }
        if (rule instanceof DueRule.CalendarDays calendar) {
            return calendar.days().toTotalMonths() * 31 + calendar.days().get(ChronoUnit.DAYS) > FARTHEST_DAYS;
        }
        return time(rule).compareTo(Duration.ofDays(FARTHEST_DAYS)) > 0;
    }

    private static Duration time(DueRule rule) {
        return rule instanceof DueRule.WorkingTime working ? working.time() : ((DueRule.Exactly) rule).time();
    }
}
