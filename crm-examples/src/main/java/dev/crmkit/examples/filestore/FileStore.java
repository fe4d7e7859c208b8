package dev.crmkit.examples.filestore;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps all records in memory and every committed unit as one line of a file, forced to the disk before it counts. For
 * one process and some thousand records: conditions are answered by looking at each. Thread-safe.
 */
public final class FileStore implements CrmStore {
    private final Shelves shelves;
    private final InstantSource clock;
    private final ThreadLocal<Map<String, FileUnit>> open = ThreadLocal.withInitial(HashMap::new);

    private FileStore(Shelves shelves, InstantSource clock) {
        this.shelves = shelves;
        this.clock = clock;
    }

    /**
     * Opens the file, or begins it.
     *
     * @param clock what due work is judged by
     * @throws StorageException when another store has it open
     */
    public static FileStore open(Path file, InstantSource clock) {
        return new FileStore(new Shelves(Journal.open(file)), clock);
    }

    @Override
    public StoreDescription info() {
        return new StoreDescription("file", Set.of(Capability.DURABLE));
    }

    @Override
    public List<String> migrate(Schema schema) {
        if (!open.get().isEmpty()) {
            throw new StorageException("A migration does not run inside a unit of work");
        }
        return shelves.migrate(schema);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        FileUnit outer = open.get().get(options.tenant());
        return outer == null
                ? inNewUnit(options, unit -> unit.expecting(options, work))
                : outer.expecting(options, work);
    }

    private <R> R inNewUnit(UnitOptions options, Function<FileUnit, R> work) {
        FileUnit unit = new FileUnit(options, shelves);
        open.get().put(options.tenant(), unit);
        try {
            R result = work.apply(unit);
            unit.commit();
            return result;
        } finally {
            unit.end();
            open.get().remove(options.tenant());
        }
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        if (open.get().containsKey(request.tenant())) {
            throw new StorageException("Claims are made outside of any unit of work");
        }
        Instant now = request.now().orElseGet(clock::instant).truncatedTo(ChronoUnit.MICROS);
        return inNewUnit(UnitOptions.write(request.tenant()), unit -> {
            unit.beginWriting();
            return claim(unit, request, now);
        });
    }

    private static Claims claim(FileUnit unit, ClaimRequest request, Instant now) {
        List<Change> leases = new ArrayList<>();
        List<Record> claimed = new ArrayList<>();
        for (Record due : request.choose(unit.all(request.type()), now)) {
            Record leased =
                    due.next().set(Due.LEASE_UNTIL, now.plus(request.lease())).build();
            leases.add(new Change.Update(due, leased, Condition.always()));
            claimed.add(leased);
        }
        unit.apply(new ChangeSet(leases));
        return new Claims(now, claimed);
    }

    @Override
    public void close() {
        shelves.close();
    }
}
