package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An organisation at one moment, indexed: the directory of a fixed set of records.
 *
 * <p>It holds one tenant and answers the same whichever tenant is named. A zone that is none is read as the zone of the
 * unit, and at a unit as UTC, so that one mistyped value does not lock everybody out. Immutable and thread-safe.
 */
@ForCallers
public final class OrgChart implements Directory {
    private final Map<RecordRef, UnitNode> units;
    private final Map<String, UnitNode> byCode;
    private final Map<RecordRef, List<RecordRef>> below;
    private final Map<RecordRef, Principal> principals;
    private final Map<String, Principal> byLogin;

    private OrgChart(Collection<UnitNode> units, Collection<Principal> principals) {
        this.units = index(units, UnitNode::ref);
        this.byCode = index(units, UnitNode::key);
        this.below = units.stream()
                .filter(unit -> unit.parent().isPresent())
                .collect(Collectors.groupingBy(
                        unit -> unit.parent().orElseThrow(),
                        Collectors.mapping(UnitNode::ref, Collectors.toUnmodifiableList())));
        this.principals = index(principals, Principal::ref);
        this.byLogin = index(principals, Principal::login);
    }

    private static <K, V> Map<K, V> index(Collection<V> values, Function<V, K> key) {
        Map<K, V> index = new LinkedHashMap<>();
        values.forEach(value -> index.putIfAbsent(key.apply(value), value));
        return index;
    }

    /**
     * The chart of these {@code unit}, {@code user}, {@code role_assignment} and {@code substitution} records; others are
     * passed over.
     */
    public static OrgChart of(Collection<Record> records) {
        Map<RecordRef, UnitNode> units = index(ofType("unit", records, OrgChart::node), UnitNode::ref);
        Map<RecordRef, List<Principal.Assignment>> roles =
                byUser(RoleAssignment.TYPE, records, RoleAssignment.HOLDER, OrgChart::assignment);
        Map<RecordRef, List<Principal.Substitution>> substitutions =
                byUser(Substitution.TYPE, records, Substitution.DEPUTY, OrgChart::substitution);
        return new OrgChart(
                units.values(),
                ofType(
                        "user",
                        records,
                        user -> principal(
                                user,
                                units,
                                roles.getOrDefault(user.ref(), List.of()),
                                substitutions.getOrDefault(user.ref(), List.of()))));
    }

    private static <V> Map<RecordRef, List<V>> byUser(
            RecordType type, Collection<Record> records, Field<RecordRef> user, Function<Record, V> reading) {
        return records.stream()
                .filter(row -> row.type().key().equals(type.key()))
                .collect(Collectors.groupingBy(
                        row -> row.require(user), Collectors.mapping(reading, Collectors.toList())));
    }

    private static <V> List<V> ofType(String type, Collection<Record> records, Function<Record, V> reading) {
        return records.stream()
                .filter(row -> row.type().key().equals(type))
                .map(reading)
                .toList();
    }

    private static UnitNode node(Record unit) {
        return new UnitNode(
                unit.ref(),
                unit.require(Unit.CODE),
                unit.get(Unit.PARENT).orElse(null),
                unit.require(Unit.CALENDAR),
                unit.get(Unit.ZONE).flatMap(OrgChart::zone).orElse(ZoneOffset.UTC));
    }

    private static Principal principal(
            Record user,
            Map<RecordRef, UnitNode> units,
            List<Principal.Assignment> assignments,
            List<Principal.Substitution> substitutions) {
        Optional<ZoneId> own = user.get(User.ZONE).flatMap(OrgChart::zone);
        Optional<ZoneId> seat = user.get(User.UNIT).map(units::get).map(UnitNode::zone);
        return new Principal(
                user.ref(),
                user.require(User.LOGIN),
                user.get(User.ACTIVE).orElse(false),
                user.get(User.KIND).filter("SERVICE"::equals).isPresent(),
                own.or(() -> seat).orElse(ZoneOffset.UTC),
                assignments,
                user.get(User.PROFILE).orElse(Principal.FULL),
                user.get(User.TEAMS).orElse(List.of()),
                substitutions);
    }

    private static Principal.Assignment assignment(Record row) {
        return new Principal.Assignment(
                row.require(RoleAssignment.ROLE),
                row.require(RoleAssignment.UNIT),
                row.get(RoleAssignment.FROM_DAY).orElse(null),
                row.get(RoleAssignment.THRU_DAY).orElse(null));
    }

    private static Principal.Substitution substitution(Record row) {
        return new Principal.Substitution(
                row.require(Substitution.ABSENT),
                new Principal.Assignment(
                        row.require(Substitution.ROLE),
                        row.require(Substitution.UNIT),
                        row.require(Substitution.FROM_DAY),
                        row.require(Substitution.THRU_DAY)));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException notAZone) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Principal> principal(String tenant, String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    @Override
    public Optional<Principal> principal(String tenant, RecordRef user) {
        return Optional.ofNullable(principals.get(user));
    }

    @Override
    public Optional<UnitNode> unit(String tenant, RecordRef unit) {
        return Optional.ofNullable(units.get(unit));
    }

    /** The unit with this code. */
    public Optional<UnitNode> unit(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Set<RecordRef> subtree(String tenant, RecordRef unit) {
        Set<RecordRef> found = new LinkedHashSet<>();
        Deque<RecordRef> open = new ArrayDeque<>();
        if (units.containsKey(unit)) {
            open.add(unit);
        }
        while (!open.isEmpty()) {
            RecordRef next = open.remove();
            if (found.add(next)) {
                open.addAll(below.getOrDefault(next, List.of()));
            }
        }
        return found;
    }
}
