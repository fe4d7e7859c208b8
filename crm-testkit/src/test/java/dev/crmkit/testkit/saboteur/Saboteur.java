package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.HostTransaction;
import dev.crmkit.testkit.StoreFixture;
import dev.crmkit.testkit.rules.StoreRule;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A store with one fault.
 *
 * @param name the fault in words; those of the public list begin with their number
 * @param store puts the fault into a sound store; called for every node anew
 * @param caughtBy the rules that must fail on it, the one that has to before all others first
 */
record Saboteur(String name, UnaryOperator<CrmStore> store, List<StoreRule> caughtBy) {

    static Saboteur of(String name, UnaryOperator<CrmStore> store, StoreRule... caughtBy) {
        return new Saboteur(name, store, List.of(caughtBy));
    }

    /** Whether it is one of the forty. */
    boolean isNumbered() {
        return name.matches("M\\d\\d .*");
    }

    StoreRule first() {
        return caughtBy.get(0);
    }

    /** The faulty store, opened on data that outlives it and that several nodes share. */
    StoreFixture fixture(long seed) {
        AtomicReference<Kept> data = new AtomicReference<>(new Kept());
        return StoreFixture.open(() -> store.apply(data.get()))
                .wipe(() -> data.set(new Kept()))
                .host(() -> host(data.get()))
                .rehearsing(seed);
    }

    private static HostTransaction host(Kept data) {
        return data.hosts.apply(data);
    }

    @Override
    public String toString() {
        return name;
    }
}
