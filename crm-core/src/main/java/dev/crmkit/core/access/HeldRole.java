package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A role the subject holds today, himself or for somebody absent.
 *
 * @param holder whose role it is: {@code me} in the conditions of its rules
 * @param absent the login of the holder when it is not the subject
 * @param teams of the holder
 * @param units the unit and all below it, sorted
 * @param today the day in the zone of the unit
 * @param days it is held
 */
record HeldRole(
        RecordRef holder,
        @Nullable String absent,
        List<RecordRef> teams,
        String role,
        RecordRef unit,
        List<RecordRef> units,
        LocalDate today,
        Days days) {
    static final Comparator<RecordRef> BY_ID = Comparator.comparing(RecordRef::id, SortKey.BY_ID);

    /** Empty when the assignment does not hold today or its unit is unknown. */
    static Optional<HeldRole> of(
            Principal holder, Principal.Assignment assignment, Directory directory, String tenant, Instant now) {
        return directory
                .unit(tenant, assignment.unit())
                .filter(unit -> assignment.holdsOn(today(unit, now)))
                .map(unit -> new HeldRole(
                        holder.ref(),
                        null,
                        holder.teams(),
                        assignment.role(),
                        unit.ref(),
                        below(unit, directory, tenant),
                        today(unit, now),
                        new Days(assignment.fromDay(), assignment.thruDay())));
    }

    /** No role at all: himself, in no unit, as capability profiles see him. */
    static HeldRole himself(Subject subject) {
        RecordRef me = subject.ref();
        return new HeldRole(me, null, List.of(), "", me, List.of(), LocalDate.EPOCH, Days.always());
    }

    /** The same role, taken for its holder. */
    HeldRole takenFor(String login) {
        return new HeldRole(holder, login, teams, role, unit, units, today, days);
    }

    /** Whether it allows the action: what is nobody else's to do is not taken over. */
    boolean serves(AccessAction action) {
        return absent == null || !action.personal();
    }

    private static LocalDate today(UnitNode unit, Instant now) {
        return now.atZone(unit.zone()).toLocalDate();
    }

    private static List<RecordRef> below(UnitNode unit, Directory directory, String tenant) {
        Set<RecordRef> units = new TreeSet<>(BY_ID);
        units.add(unit.ref());
        units.addAll(directory.subtree(tenant, unit.ref()));
        return List.copyOf(units);
    }

    Bindings bindings(Instant now, ZoneId zone) {
        return new Bindings(now, zone, Map.of("me", holder, "me.unit", unit, "me.units", units));
    }
}
