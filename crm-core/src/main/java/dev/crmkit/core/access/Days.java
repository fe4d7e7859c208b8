package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A span of days, both ends included, local to the unit a role is held in. Immutable.
 *
 * @param fromDay null for always
 * @param thruDay null for ever
 */
@ForCallers
public record Days(@Nullable LocalDate fromDay, @Nullable LocalDate thruDay) {

    /** Every day. */
    public static Days always() {
        return new Days(null, null);
    }

    public static Days between(LocalDate from, LocalDate thru) {
        return new Days(from, thru);
    }

    public boolean include(LocalDate day) {
        return (fromDay == null || !day.isBefore(fromDay)) && (thruDay == null || !day.isAfter(thruDay));
    }

    /** Whether they go on after the others have ended. */
    boolean outlast(Days others) {
        return others.thruDay != null && (thruDay == null || thruDay.isAfter(others.thruDay));
    }

    boolean reversed() {
        return fromDay != null && thruDay != null && thruDay.isBefore(fromDay);
    }
}
