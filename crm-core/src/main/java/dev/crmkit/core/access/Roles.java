package dev.crmkit.core.access;

import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.Principal.Assignment;
import dev.crmkit.spi.identity.Principal.Substitution;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The roles of one moment.
 *
 * @param held give rights, one's own first
 * @param bound take rights: whoever stands in for somebody has no more than that one has
 */
record Roles(List<HeldRole> held, List<HeldRole> bound) {

    static Roles of(Principal principal, Directory directory, String tenant, Instant now) {
        if (!principal.active()) {
            return new Roles(List.of(), List.of());
        }
        Moment moment = new Moment(directory, tenant, now);
        List<HeldRole> own = moment.roles(principal).toList();
        List<Substitution> today = principal.substitutions().stream()
                .filter(each -> moment.holds(principal, each.role()))
                .toList();
        Stream<HeldRole> taken = today.stream().flatMap(moment::taken);
        Stream<HeldRole> theirs = today.stream()
                .map(Substitution::absent)
                .distinct()
                .flatMap(moment::principal)
                .flatMap(moment::roles);
        return new Roles(both(own, taken), both(own, theirs));
    }

    private static List<HeldRole> both(List<HeldRole> own, Stream<HeldRole> others) {
        return Stream.of(own.stream(), others)
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    /** When and where it is asked. */
    private record Moment(Directory directory, String tenant, Instant now) {

        Stream<HeldRole> roles(Principal holder) {
            return holder.assignments().stream()
                    .flatMap(each -> HeldRole.of(holder, each, directory, tenant, now).stream());
        }

        boolean holds(Principal holder, Assignment role) {
            return HeldRole.of(holder, role, directory, tenant, now).isPresent();
        }

        Stream<Principal> principal(RecordRef user) {
            return directory.principal(tenant, user).filter(Principal::active).stream();
        }

        /** What the absent one holds himself at the moment. */
        Stream<HeldRole> taken(Substitution substitution) {
            return principal(substitution.absent())
                    .flatMap(absent -> roles(absent)
                            .filter(role -> isMeant(role, substitution.role()))
                            .map(role -> role.takenFor(absent.login())));
        }

        private static boolean isMeant(HeldRole role, Assignment meant) {
            return role.role().equals(meant.role()) && role.unit().equals(meant.unit());
        }
    }
}
