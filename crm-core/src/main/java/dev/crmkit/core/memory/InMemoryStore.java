package dev.crmkit.core.memory;

import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps records in the memory of one process, for tests, demonstrations and as the model of an adapter. Nothing survives
 * the process.
 *
 * <p>Units that write run one after the other, from their first locking load or write on; one that waits for another
 * longer than 30 seconds gets a {@link dev.crmkit.spi.storage.TransientStorageException}. Thread-safe.
 */
@ForCallers
public final class InMemoryStore implements CrmStore {
    private final Committed committed = new Committed();
    private final ThreadLocal<Map<String, Unit>> open = ThreadLocal.withInitial(HashMap::new);
    private final InstantSource clock;

    private InMemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    /** An empty store whose own clock is the system's. */
    public static InMemoryStore create() {
        return create(new SystemEnvironment());
    }

    /** An empty store that tells the time by the environment. */
    public static InMemoryStore create(Environment environment) {
        return new InMemoryStore(environment::now);
    }

    @Override
    public StoreDescription info() {
        return new StoreDescription("memory", Set.of());
    }

    @Override
    public List<String> migrate(Schema schema) {
        if (!open.get().isEmpty()) {
            throw new StorageException("A migration does not run inside a unit of work");
        }
        return committed.migrate(schema);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        Unit outer = open.get().get(options.tenant());
        return outer == null
                ? inNewUnit(options, unit -> unit.expecting(options, work))
                : outer.expecting(options, work);
    }

    private <R> R inNewUnit(UnitOptions options, Function<Unit, R> work) {
        Map<String, Unit> units = open.get();
        Unit unit = new Unit(options, committed);
        units.put(options.tenant(), unit);
        try {
            R result = work.apply(unit);
            unit.commit();
            return result;
        } finally {
            unit.end();
            units.remove(options.tenant());
            if (units.isEmpty()) {
                open.remove();
            }
        }
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        if (open.get().containsKey(request.tenant())) {
            throw new StorageException("Claims are made outside of any unit of work");
        }
        return inNewUnit(UnitOptions.write(request.tenant()), unit -> {
            unit.beginWriting();
            return Claiming.claim(unit, request, now(request));
        });
    }

    private Instant now(ClaimRequest request) {
        return request.now().orElseGet(clock::instant).truncatedTo(ChronoUnit.MICROS);
    }
}
