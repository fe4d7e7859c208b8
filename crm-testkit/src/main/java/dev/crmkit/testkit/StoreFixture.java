package dev.crmkit.testkit;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.CrmStore;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the contract gets at a store: how it is opened, how all its data is taken away, what it lacks. Immutable.
 *
 * <pre>{@code
 * StoreFixture.open(() -> new MongoStore(uri())).wipe(() -> dropEverything(uri())).lacks(Capability.SECOND_PROCESS)
 * }</pre>
 */
@ForCallers
public final class StoreFixture {
    private final Supplier<? extends CrmStore> opener;
    private final Runnable wiper;
    private final Set<Capability> lacking;

    private StoreFixture(Supplier<? extends CrmStore> opener, Runnable wiper, Set<Capability> lacking) {
        this.opener = opener;
        this.wiper = wiper;
        this.lacking = lacking;
    }

    /**
     * A store that has every capability.
     *
     * @param opener called once for every rule; called again on the same data to reopen it, and to open it in a second
     *     place. A store that is not durable must be a new one each time
     */
    public static StoreFixture open(Supplier<? extends CrmStore> opener) {
        return new StoreFixture(opener, () -> {}, Set.of());
    }

    /** Takes all data away, tables too. Called before every rule, when no store of this fixture is open. */
    public StoreFixture wipe(Runnable dropEverything) {
        return new StoreFixture(opener, dropEverything, lacking);
    }

    /** What the store lacks: rules that need it are shown as skipped. Must agree with what the store says of itself. */
    public StoreFixture lacks(Capability... capabilities) {
        return new StoreFixture(opener, wiper, Set.of(capabilities));
    }

    /** Another opened store on the same data. The caller closes it. */
    public CrmStore open() {
        return opener.get();
    }

    /** Takes all data away. */
    public void wipe() {
        wiper.run();
    }

    public boolean lacks(Capability capability) {
        return lacking.contains(capability);
    }
}
