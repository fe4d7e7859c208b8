package dev.crmkit.testkit;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.rules.Tck;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the contract gets at a store: how it is opened, how all its data is taken away, what it lacks. Immutable.
 *
 * <pre>{@code
 * StoreFixture.open(() -> new MongoStore(uri()))
 *         .wipe(() -> dropEverything(uri()))
 *         .lacks(Capability.SECOND_PROCESS)
 *         .version("MongoDB 7.0")
 * }</pre>
 */
@ForCallers
public final class StoreFixture {
    private final Supplier<? extends CrmStore> opener;
    private final Runnable wiper;

    /** Absent where nobody said how a host begins a transaction. */
    private final @Nullable Supplier<? extends HostTransaction> host;

    private final Traits traits;

    /** What the fixture is besides its ways in. */
    private record Traits(Set<Capability> lacking, String version, long seed, boolean reported) {}

    private StoreFixture(
            Supplier<? extends CrmStore> opener,
            Runnable wiper,
            @Nullable Supplier<? extends HostTransaction> host,
            Traits traits) {
        this.opener = opener;
        this.wiper = wiper;
        this.host = host;
        this.traits = traits;
    }

    /**
     * A store that has every capability.
     *
     * @param opener called once for every rule; called again on the same data to reopen it, and to open it in a second
     *     place. A store that is not durable must be a new one each time
     */
    public static StoreFixture open(Supplier<? extends CrmStore> opener) {
        return new StoreFixture(opener, () -> {}, null, new Traits(Set.of(), "", Tck.seed(), true));
    }

    /** Takes all data away, tables too. Called before every rule, when no store of this fixture is open. */
    public StoreFixture wipe(Runnable dropEverything) {
        return new StoreFixture(opener, dropEverything, host, traits);
    }

    /**
     * How a host begins a transaction on the same data. Called again for each; without it what such a store promises is
     * told to be not shown.
     */
    public StoreFixture host(Supplier<? extends HostTransaction> begin) {
        return new StoreFixture(opener, wiper, begin, traits);
    }

    /** What the store lacks: rules that need it are shown as skipped. Must agree with what the store says of itself. */
    public StoreFixture lacks(Capability... capabilities) {
        return with(new Traits(Set.of(capabilities), traits.version, traits.seed, traits.reported));
    }

    /** The versions of what is behind the adapter, for the report: {@code "PostgreSQL 18.6, driver 42.7.11"}. */
    public StoreFixture version(String words) {
        return with(new Traits(traits.lacking, words, traits.seed, traits.reported));
    }

    /** Another base seed than the settings say: to try the contract itself. Such runs are not reported. */
    public StoreFixture rehearsing(long seed) {
        return with(new Traits(traits.lacking, traits.version, seed, false));
    }

    private StoreFixture with(Traits changed) {
        return new StoreFixture(opener, wiper, host, changed);
    }

    /** Another opened store on the same data. The caller closes it. */
    public CrmStore open() {
        return opener.get();
    }

    /** Takes all data away. */
    public void wipe() {
        wiper.run();
    }

    /** A transaction of a host, just begun; empty where the fixture does not say how. The caller closes it. */
    public Optional<HostTransaction> begin() {
        return Optional.ofNullable(host).map(Supplier::get);
    }

    public boolean isLacking(Capability capability) {
        return traits.lacking.contains(capability);
    }

    /** The versions told, or nothing. */
    public String version() {
        return traits.version;
    }

    /** What all chance of a run follows from. */
    public long seed() {
        return traits.seed;
    }

    public boolean isReported() {
        return traits.reported;
    }
}
