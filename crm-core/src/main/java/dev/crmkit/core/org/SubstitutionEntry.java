package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who takes whose role, where and when.
 *
 * @param absent the login of the user who holds the role
 * @param deputy the login of the user who takes it
 * @param unit the code of the unit the role is held in
 * @param from the first day, local to the unit
 * @param thru the last day
 * @param why null when nobody needs to know
 */
@ForCallers
public record SubstitutionEntry(
        String absent,
        String deputy,
        String role,
        String unit,
        LocalDate from,
        LocalDate thru,
        @Nullable String why) {

    public static SubstitutionEntry of(
            String absent, String deputy, String role, String unit, LocalDate from, LocalDate thru) {
        return new SubstitutionEntry(absent, deputy, role, unit, from, thru, null);
    }

    public SubstitutionEntry because(String reason) {
        return new SubstitutionEntry(absent, deputy, role, unit, from, thru, reason);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(why);
    }
}
