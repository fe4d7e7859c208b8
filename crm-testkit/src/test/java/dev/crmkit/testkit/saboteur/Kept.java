package dev.crmkit.testkit.saboteur;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.HostTransaction;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Data that outlives the stores opened on it, like a database; with notes for saboteurs that work on several nodes. */
final class Kept extends Tampered {
    final Set<String> tenants = new CopyOnWriteArraySet<>();

    /** What units have written and not committed, by tenant and reference. */
    final Map<String, Record> uncommitted = new ConcurrentHashMap<>();

    final Map<RecordRef, Thread> holders = new ConcurrentHashMap<>();

    final AtomicInteger nodes = new AtomicInteger();

    /** How a host begins a transaction on the data. */
    volatile Function<Kept, HostTransaction> hosts = KeptHost::new;

    Kept() {
        super(InMemoryStore.create());
    }

    static Kept of(CrmStore sound) {
        return (Kept) sound;
    }

    @Override
    public StoreDescription info() {
        return new StoreDescription("kept", Set.of(Capability.values()));
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        tenants.add(options.tenant());
        return super.inTx(options, work);
    }
}
