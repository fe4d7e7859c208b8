package dev.crmkit.spi.identity;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may act: a person or a service.
 *
 * @param ref the user record
 * @param login the name used in {@code crm.as(Actor.user(login))}
 * @param service whether it is no person: it creates by CREATE_SYSTEM only
 * @param profile the capability profile that cuts what he may do, whatever his roles; {@link #FULL} cuts nothing
 * @param teams the teams he is in, whatever his units
 * @param substitutions for whom he stands in, past and to come included
 */
@ForCallers
public record Principal(
        RecordRef ref,
        String login,
        boolean active,
        boolean service,
        ZoneId zone,
        List<Assignment> assignments,
        String profile,
        List<RecordRef> teams,
        List<Substitution> substitutions) {
    /** The profile that cuts nothing. */
    public static final String FULL = "FULL";

    public Principal {
        assignments = List.copyOf(assignments);
        teams = List.copyOf(teams);
        substitutions = List.copyOf(substitutions);
    }

    /** A principal with the profile FULL who is in no team and stands in for nobody. */
    public Principal(
            RecordRef ref, String login, boolean active, boolean service, ZoneId zone, List<Assignment> assignments) {
        this(ref, login, active, service, zone, assignments, FULL, List.of(), List.of());
    }

    /**
     * The role of somebody absent, taken for some days: as far as he holds it himself at the moment.
     *
     * @param absent the user who is stood in for
     * @param role with its unit, and the days it is taken
     */
    @ForCallers
    public record Substitution(RecordRef absent, Assignment role) {}

    /**
     * A role held in a unit.
     *
     * @param fromDay the first day, null for always
     * @param thruDay the last day, null for ever
     */
    @ForCallers
    public record Assignment(
            String role,
            RecordRef unit,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate thruDay) {

        public static Assignment of(String role, RecordRef unit) {
            return new Assignment(role, unit, null, null);
        }

        /** Whether it holds on a day; both ends are included. */
        public boolean holdsOn(LocalDate day) {
            return Optional.ofNullable(fromDay).map(from -> !day.isBefore(from)).orElse(true)
                    && Optional.ofNullable(thruDay)
                            .map(thru -> !day.isAfter(thru))
                            .orElse(true);
        }
    }
}
