package dev.crmkit.core.memory;

import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.TransientStorageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * All committed records. One lock orders the units that write; another lets statements read in parallel and holds them
 * off while a unit is published. Thread-safe.
 */
final class Committed {
    private static final long PATIENCE_SECONDS = 30;

    private final ReentrantLock writers = new ReentrantLock();
    private final ReentrantReadWriteLock published = new ReentrantReadWriteLock();

    /** The stored types, each as a table without records. */
    private final Map<String, Table> blanks = new LinkedHashMap<>();

    private final Map<String, Map<String, Table>> tenants = new HashMap<>();

    /** Runs one statement; nothing is published meanwhile. */
    <R> R read(Supplier<R> statement) {
        published.readLock().lock();
        try {
            return statement.get();
        } finally {
            published.readLock().unlock();
        }
    }

    /** For use inside {@link #read}, or by the unit that writes. */
    Table table(String tenant, String type) {
        Table blank = blanks.get(type);
        if (blank == null) {
            throw new StorageException("The record type " + type + " is not stored: migrate first");
        }
        return tenants.getOrDefault(tenant, Map.of()).getOrDefault(type, blank);
    }

    /** Keeps other writers away until {@link #endWriting}. */
    void beginWriting() {
        try {
            if (!writers.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy(new TimeoutException("writers"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(e);
        }
    }

    private static TransientStorageException busy(Exception cause) {
        return new TransientStorageException("Another unit of work is writing", cause);
    }

    void endWriting() {
        writers.unlock();
    }

    /** Makes the changes of the unit that writes visible, all at once. */
    void publish(String tenant, Map<String, Table> changes) {
        published.writeLock().lock();
        try {
            Map<String, Table> tables = tenants.computeIfAbsent(tenant, absent -> new HashMap<>());
            changes.forEach((type, own) -> tables.computeIfAbsent(type, absent -> new Table(own.type()))
                    .absorb(own));
        } finally {
            published.writeLock().unlock();
        }
    }

    /** Lays all records out anew; refused before anything has changed. */
    List<String> migrate(Schema schema) {
        beginWriting();
        published.writeLock().lock();
        try {
            return reshape(schema);
        } finally {
            published.writeLock().unlock();
            endWriting();
        }
    }

    private List<String> reshape(Schema schema) {
        List<String> steps = new ArrayList<>();
        List<RecordType> changed = new ArrayList<>();
        for (RecordType declared : schema.types()) {
            Optional<RecordType> stored =
                    Optional.ofNullable(blanks.get(declared.key())).map(Table::type);
            RecordType wider = stored.map(old -> Shape.widen(old, declared)).orElse(declared);
            steps.addAll(Shape.steps(stored, wider));
            changed.add(wider);
        }
        Map<String, Map<String, Table>> reshaped = new HashMap<>();
        tenants.forEach((tenant, tables) -> reshaped.put(tenant, reshape(tables, changed)));
        tenants.putAll(reshaped);
        changed.forEach(type -> blanks.put(type.key(), new Table(type)));
        return steps;
    }

    private static Map<String, Table> reshape(Map<String, Table> tables, List<RecordType> types) {
        Map<String, Table> reshaped = new HashMap<>(tables);
        types.forEach(type -> reshaped.computeIfPresent(type.key(), (key, table) -> reshape(table, type)));
        return reshaped;
    }

    private static Table reshape(Table table, RecordType type) {
        if (table.type() == type) {
            return table;
        }
        Table reshaped = new Table(type);
        Layers layers = new Layers(reshaped, Table.NONE);
        table.all().forEach(record -> {
            Record fitted = Shape.fit(record, type, Optional.empty());
            layers.requireFree(fitted);
            reshaped.put(fitted);
        });
        return reshaped;
    }
}
