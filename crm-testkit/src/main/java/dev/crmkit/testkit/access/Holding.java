package dev.crmkit.testkit.access;

import dev.crmkit.core.access.Days;
import dev.crmkit.spi.identity.UnitNode;
import java.time.LocalDate;

/**
 * A role somebody holds today.
 *
 * @param today the day in the zone of the unit
 */
record Holding(String role, UnitNode unit, LocalDate today) {

    boolean isDayOf(Days days) {
        LocalDate from = days.fromDay();
        LocalDate thru = days.thruDay();
        return (from == null || today.compareTo(from) >= 0) && (thru == null || today.compareTo(thru) <= 0);
    }
}
