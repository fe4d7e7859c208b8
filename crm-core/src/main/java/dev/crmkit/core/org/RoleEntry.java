package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role somebody holds in an {@link Organisation}.
 *
 * @param login the user
 * @param unit the code of the unit
 * @param fromDay the first day, local to the unit; null for always
 * @param thruDay the last day; null for ever
 */
@ForCallers
public record RoleEntry(
        String login,
        String role,
        String unit,
        @Nullable LocalDate fromDay,
        @Nullable LocalDate thruDay) {

    public static RoleEntry of(String login, String role, String unit) {
        return new RoleEntry(login, role, unit, null, null);
    }

    public Optional<LocalDate> from() {
        return Optional.ofNullable(fromDay);
    }

    public Optional<LocalDate> thru() {
        return Optional.ofNullable(thruDay);
    }
}
