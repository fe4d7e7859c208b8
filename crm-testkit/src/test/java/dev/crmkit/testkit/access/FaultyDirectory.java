package dev.crmkit.testkit.access;

import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A directory that tells one thing wrongly.
 *
 * @param told what it makes of a principal
 */
record FaultyDirectory(Directory sound, UnaryOperator<Optional<Principal>> told) implements Directory {

    /** C04: what was once known of somebody is never asked again. */
    static Directory remembering(Directory sound) {
        Map<String, Principal> known = new HashMap<>();
        return new FaultyDirectory(
                sound, asked -> asked.map(principal -> known.computeIfAbsent(principal.login(), login -> principal)));
    }

    /** C20: whoever a message is for, it is written with the rights of the automation. */
    static Directory writingWithRightsOfTheSystem(Directory sound) {
        return new FaultyDirectory(
                sound,
                asked -> asked.map(principal -> with(
                        principal,
                        sound.principal("main", "automation")
                                .map(Principal::assignments)
                                .orElse(List.of()))));
    }

    /** C15: the last day no longer counts. */
    static Directory endingADayEarly(Directory sound) {
        return new FaultyDirectory(
                sound,
                asked -> asked.map(principal -> with(
                        principal,
                        principal.assignments().stream()
                                .map(each -> new Principal.Assignment(
                                        each.role(), each.unit(), each.fromDay(), before(each)))
                                .toList())));
    }

    @SuppressWarnings("NullAway") // a day that is not there stays away
    private static LocalDate before(Principal.Assignment assignment) {
        LocalDate thru = assignment.thruDay();
        return thru == null ? null : thru.minusDays(1);
    }

    private static Principal with(Principal principal, List<Principal.Assignment> assignments) {
        return new Principal(
                principal.ref(),
                principal.login(),
                principal.active(),
                principal.service(),
                principal.zone(),
                assignments);
    }

    @Override
    public Optional<Principal> principal(String tenant, String login) {
        return told.apply(sound.principal(tenant, login));
    }

    @Override
    public Optional<Principal> principal(String tenant, RecordRef user) {
        return told.apply(sound.principal(tenant, user));
    }

    @Override
    public Optional<UnitNode> unit(String tenant, RecordRef unit) {
        return sound.unit(tenant, unit);
    }

    @Override
    public Set<RecordRef> subtree(String tenant, RecordRef unit) {
        return new LinkedHashSet<>(sound.subtree(tenant, unit));
    }
}
