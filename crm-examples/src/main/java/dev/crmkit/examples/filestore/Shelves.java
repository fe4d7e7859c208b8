package dev.crmkit.examples.filestore;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.TransientStorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is committed. One unit writes at a time; what is read is a moment between two commits. Thread-safe. */
final class Shelves implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    /** The rows of one type of one tenant, with the records they read as. */
    private record Shelf(Map<UUID, Row> rows, Map<UUID, Record> records) {}

    private final ReentrantLock writers = new ReentrantLock();
    private final Journal journal;
    private final Map<String, Map<String, String>> shapes = new TreeMap<>();
    private final Map<String, RecordType> types = new HashMap<>();
    private final Map<String, Shelf> shelves = new HashMap<>();

    Shelves(Journal journal) {
        this.journal = journal;
        journal.replay(this::take);
    }

    private void take(Line line) {
        if (line.types() != null) {
            shapes.putAll(line.types());
        } else {
            put(String.valueOf(line.tenant()), line.rows() == null ? List.of() : line.rows());
        }
    }

    private void put(String tenant, List<Row> rows) {
        for (Row row : rows) {
            Shelf shelf = shelf(tenant, row.type());
            shelf.records.remove(row.id());
            if (row.isGone()) {
                shelf.rows.remove(row.id());
            } else {
                shelf.rows.put(row.id(), row);
            }
        }
    }

    private Shelf shelf(String tenant, String type) {
        return shelves.computeIfAbsent(tenant + "/" + type, absent -> new Shelf(new HashMap<>(), new HashMap<>()));
    }

    /** Runs one statement; nothing is committed meanwhile. */
    synchronized <R> R read(Supplier<R> statement) {
        return statement.get();
    }

    synchronized RecordType type(String key) {
        RecordType type = types.get(key);
        if (type == null) {
            throw new StorageException("The record type " + key + " is not stored: migrate first");
        }
        return type;
    }

    /** For use inside {@link #read}, as all that follows. */
    Collection<Record> all(String tenant, String key) {
        RecordType type = type(key);
        Shelf shelf = shelf(tenant, key);
        shelf.rows.forEach((id, row) -> shelf.records.computeIfAbsent(id, absent -> row.read(type)));
        return shelf.records.values();
    }

    @Nullable
    Record get(String tenant, String key, UUID id) {
        RecordType type = type(key);
        Shelf shelf = shelf(tenant, key);
        Row row = shelf.rows.get(id);
        return row == null ? null : shelf.records.computeIfAbsent(id, absent -> row.read(type));
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

    /** Writes the records of one unit, first to the disk and then for all to see; null for one that is gone. */
    synchronized void commit(String tenant, Map<String, Map<UUID, @Nullable Record>> changes) {
        List<Row> rows = new ArrayList<>();
        changes.forEach((type, records) -> records.forEach((id, record) -> {
            Row before = shelf(tenant, type).rows.get(id);
            if (record != null) {
                rows.add(Row.of(record, before));
            } else if (before != null) {
                rows.add(before.gone());
            }
        }));
        if (!rows.isEmpty()) {
            journal.append(new Line(tenant, rows, null));
            put(tenant, rows);
        }
    }

    List<String> migrate(Schema schema) {
        beginWriting();
        try {
            return reshape(schema);
        } finally {
            endWriting();
        }
    }

    private synchronized List<String> reshape(Schema schema) {
        List<String> steps = new ArrayList<>();
        Map<String, Map<String, String>> wider = new TreeMap<>();
        for (RecordType type : schema.types()) {
            Map<String, String> shape = new TreeMap<>(shapes.getOrDefault(type.key(), Map.of()));
            if (!shapes.containsKey(type.key())) {
                steps.add("add type " + type.key());
            }
            type.fields().forEach(field -> widen(type, shape, field, steps));
            wider.put(type.key(), shape);
        }
        if (!steps.isEmpty()) {
            journal.append(new Line(null, null, wider));
            shapes.putAll(wider);
        }
        schema.types().forEach(type -> types.put(type.key(), type));
        shelves.values().forEach(shelf -> shelf.records.clear());
        return steps;
    }

    private static void widen(RecordType type, Map<String, String> shape, Field<?> field, List<String> steps) {
        String name = type.key() + "." + field.key();
        String declared = Width.of(field.type());
        String stored = shape.put(field.key(), declared);
        if (stored == null) {
            steps.add("add field " + name);
        } else if (!Width.fits(stored, declared)) {
            throw new StorageException(
                    "The field " + name + " is stored as " + stored + " and cannot become " + declared);
        } else if (!stored.equals(declared)) {
            steps.add("widen field " + name);
        }
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
