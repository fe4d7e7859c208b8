package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.identity.UnitNode;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory that reads the unit, user and role assignment records of a store.
 *
 * <p>The first question about a tenant reads its whole organisation, in a unit of its own; later ones are answered from
 * memory until {@link #invalidate}. Whoever writes such records counts up the {@link RightsVersion} with them, and
 * invalidates when his unit has ended; whoever acts on the answers expects that version unchanged, so that a change made
 * by another process is noticed before it is acted against. Ask before a unit of work is opened: inside one, the answer may be of the moment that unit began. Thread-safe.
 */
@ForCallers
public final class RecordDirectory implements Directory {
    private static final int PAGE = 500;

    private final CrmStore store;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private RecordDirectory(CrmStore store) {
        this.store = store;
    }

    /** A directory over this store, which stays the caller's to close. */
    public static RecordDirectory over(CrmStore store) {
        return new RecordDirectory(store);
    }

    /** Forgets what was read of this tenant. Cheap; to be called after a rollback as well. */
    public void invalidate(String tenant) {
        changes.incrementAndGet();
        known.remove(tenant);
    }

    /** What was read of a tenant, not older than its version. */
    private record Known(RightsVersion version, OrgChart chart) {}

    /** The organisation of the tenant as this directory knows it now. */
    public OrgChart chart(String tenant) {
        return known(tenant).chart;
    }

    /** The version of what this directory knows now, or of something older. */
    public RightsVersion version(String tenant) {
        return known(tenant).version;
    }

    /** Looks whether what is known is still true, and forgets it if it is not. */
    public void refresh(String tenant) {
        RightsVersion stored = store.inTx(UnitOptions.read(tenant), tx -> version(tenant, tx));
        if (!known(tenant).version.isStill(stored)) {
            invalidate(tenant);
        }
    }

    private Known known(String tenant) {
        Known kept = known.get(tenant);
        return kept == null ? read(tenant) : kept;
    }

    /** Reads outside the map, so that no lock is held over storage; keeps it unless something changed meanwhile. */
    private Known read(String tenant) {
        long before = changes.get();
        Known fresh = store.inTx(UnitOptions.read(tenant), tx -> read(tenant, tx));
        known.compute(tenant, (key, kept) -> changes.get() == before ? fresh : kept);
        return fresh;
    }

    /** The version first: should it change meanwhile, what is known counts as old. */
    private static Known read(String tenant, StoreTx tx) {
        RightsVersion version = version(tenant, tx);
        List<Record> records = new ArrayList<>();
        for (RecordType type : List.of(Unit.TYPE, User.TYPE, RoleAssignment.TYPE, Substitution.TYPE)) {
            readAll(tx, type, records);
        }
        return new Known(version, OrgChart.of(records));
    }

    private static RightsVersion version(String tenant, StoreTx tx) {
        RecordQuery only = new RecordQuery(RightsVersion.TYPE.key(), Condition.always(), List.of(), null, 1);
        return RightsVersion.of(
                tenant, tx.find(only).records().stream().findFirst().orElse(null));
    }

    private static void readAll(StoreTx tx, RecordType type, List<Record> into) {
        RecordQuery query = new RecordQuery(type.key(), Condition.always(), List.of(), null, PAGE);
        Slice slice = tx.find(query);
        into.addAll(slice.records());
        while (slice.more()) {
            Record last = slice.records().get(slice.records().size() - 1);
            RecordQuery.Position place = RecordQuery.Position.of(last, List.of());
            slice = tx.find(new RecordQuery(type.key(), Condition.always(), List.of(), place, PAGE));
            into.addAll(slice.records());
        }
    }

    @Override
    public Optional<Principal> principal(String tenant, String login) {
        return chart(tenant).principal(tenant, login);
    }

    @Override
    public Optional<Principal> principal(String tenant, RecordRef user) {
        return chart(tenant).principal(tenant, user);
    }

    @Override
    public Optional<UnitNode> unit(String tenant, RecordRef unit) {
        return chart(tenant).unit(tenant, unit);
    }

    @Override
    public Set<RecordRef> subtree(String tenant, RecordRef unit) {
        return chart(tenant).subtree(tenant, unit);
    }
}
