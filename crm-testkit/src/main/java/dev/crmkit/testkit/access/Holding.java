package dev.crmkit.testkit.access;

import dev.crmkit.core.access.Days;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import java.time.LocalDate;

/**
 * A role somebody holds today.
 *
 * @param holder whose it is
 * @param kind how it came to the one who is judged
 * @param today the day in the zone of the unit
 */
record Holding(Principal holder, Kind kind, String role, UnitNode unit, LocalDate today) {
    /** His own; that of one he stands in for; another one of that one's, which can only take away. */
    enum Kind {
        OWN,
        TAKEN,
        BINDING
    }

    boolean isDayOf(Days days) {
        LocalDate from = days.fromDay();
        LocalDate thru = days.thruDay();
        return (from == null || today.compareTo(from) >= 0) && (thru == null || today.compareTo(thru) <= 0);
    }
}
