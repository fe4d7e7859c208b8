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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A principal for one request: his roles of this moment, each with its unit and the units below.
 *
 * <p>A role counts on the days of its assignment, local to its unit. It does not count when the principal is not active
 * or the directory does not know the unit. Where he stands in for somebody, he has that one's role too, as long as that
 * one holds it himself and is active; never the rights GRANT and ERASE, and never what the other has from standing in.
 * Immutable and thread-safe.
 */
@ForCallers
public final class Subject {
    private final Principal principal;
    private final String tenant;
    private final Instant now;
    private final Set<String> profiles;
    private final List<HeldRole> held;
    private final List<HeldRole> bound;

    private Subject(Principal principal, String tenant, Instant now, Set<String> profiles, Roles roles) {
        this.principal = principal;
        this.tenant = tenant;
        this.now = now;
        this.profiles = profiles;
        this.held = roles.held();
        this.bound = roles.bound();
    }

    /** Resolves the principal of a tenant at an instant. */
    public static Subject of(Principal principal, Directory directory, String tenant, Instant now) {
        Set<String> profiles = Principal.FULL.equals(principal.profile()) ? Set.of() : Set.of(principal.profile());
        return new Subject(principal, tenant, now, profiles, Roles.of(principal, directory, tenant, now));
    }

    /** The same subject behind one more capability profile, that of a telephone for example. It never widens. */
    public Subject through(String profile) {
        if (Principal.FULL.equals(profile)) {
            return this;
        }
        Set<String> all = new TreeSet<>(profiles);
        all.add(profile);
        return new Subject(principal, tenant, now, Collections.unmodifiableSet(all), new Roles(held, bound));
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

    /** The capability profiles he acts through, each of which must allow what he does; FULL is none. */
    public Set<String> profiles() {
        return profiles;
    }

    /** The roles held now, without those they include. */
    public Set<String> roles() {
        return held.stream().map(HeldRole::role).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What a condition of this subject's own may name: {@code me}, and for use in {@code in} the units he holds roles in
     * himself ({@code me.unit}) and those with all below them ({@code me.units}).
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
                .filter(role -> role.absent() == null)
                .flatMap(role -> of.apply(role).stream())
                .distinct()
                .sorted(HeldRole.BY_ID)
                .toList();
    }

    /** The units he has rights in, each with all below it. */
    public Set<RecordRef> units() {
        Set<RecordRef> all = new TreeSet<>(HeldRole.BY_ID);
        held.forEach(role -> all.addAll(role.units()));
        return all;
    }

    /** Himself, for whom he stands in, and the teams of all of them: what is shared with these is shared with him. */
    public Set<RecordRef> participants() {
        Set<RecordRef> all = new TreeSet<>(HeldRole.BY_ID);
        held.forEach(role -> {
            all.add(role.holder());
            all.addAll(role.teams());
        });
        return all;
    }

    /** His own roles first. */
    List<HeldRole> held() {
        return held;
    }

    /** Everything whose denies count: what he holds, and all that those hold for whom he stands in. */
    List<HeldRole> bound() {
        return bound;
    }

    /** The condition of a rule with everything about the subject and the request filled in. */
    Condition resolve(Condition condition, HeldRole role) {
        return role.bindings(now, zone()).resolve(condition);
    }
}
