package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A principal for one request: his roles of this moment, each with its unit and the units below.
 *
 * <p>A role counts on the days of its assignment, local to its unit. It does not count when the principal is not active
 * or the directory does not know the unit. Immutable and thread-safe.
 */
@ForCallers
public final class Subject {
    private final Principal principal;
    private final String tenant;
    private final Instant now;
    private final List<HeldRole> held;

    private Subject(Principal principal, String tenant, Instant now, List<HeldRole> held) {
        this.principal = principal;
        this.tenant = tenant;
        this.now = now;
        this.held = held;
    }

    /** Resolves the principal of a tenant at an instant. */
    public static Subject of(Principal principal, Directory directory, String tenant, Instant now) {
        Stream<Principal.Assignment> assignments =
                principal.active() ? principal.assignments().stream() : Stream.empty();
        return new Subject(
                principal,
                tenant,
                now,
                assignments
                        .flatMap(each -> HeldRole.of(each, directory, tenant, now).stream())
                        .distinct()
                        .toList());
    }

    /** The user record. */
    public RecordRef ref() {
        return principal.ref();
    }

    public String login() {
        return principal.login();
    }

    public String tenant() {
        return tenant;
    }

    /** Whether it is no person: it creates by CREATE_SYSTEM only. */
    public boolean service() {
        return principal.service();
    }

    public boolean active() {
        return principal.active();
    }

    /** The instant the roles were judged at; that of the whole request. */
    public Instant now() {
        return now;
    }

    /** The zone of the principal. */
    public ZoneId zone() {
        return principal.zone();
    }

    /** The roles held now, without those they include. */
    public Set<String> roles() {
        return held.stream().map(HeldRole::role).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What a condition of this subject's own may name: {@code me}, and for use in {@code in} the units he holds roles in
     * ({@code me.unit}) and those with all below them ({@code me.units}).
     */
    public Bindings bindings() {
        return new Bindings(
                now,
                zone(),
                Map.of(
                        "me",
                        ref(),
                        "me.unit",
                        units(role -> List.of(role.unit())),
                        "me.units",
                        units(HeldRole::units)));
    }

    private List<RecordRef> units(Function<HeldRole, Collection<RecordRef>> of) {
        return held.stream()
                .flatMap(role -> of.apply(role).stream())
                .distinct()
                .sorted(HeldRole.BY_ID)
                .toList();
    }

    List<HeldRole> held() {
        return held;
    }

    /** The condition of a rule with everything about the subject and the request filled in. */
    Condition resolve(Condition condition, HeldRole role) {
        return role.bindings(ref(), now, zone()).resolve(condition);
    }
}
