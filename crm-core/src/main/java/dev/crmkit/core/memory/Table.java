package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Records of one type of one tenant: the committed ones, or those one unit has changed. The latter also remembers which
 * are gone. Not thread-safe.
 */
final class Table {
    /** Has the last word on nothing. */
    static final Table NONE = new Table(RecordType.plain("none").build());

    private final RecordType type;
    private final Map<UUID, Record> records = new HashMap<>();
    private final Set<UUID> gone = new HashSet<>();
    private final Map<String, Index> indexes = new HashMap<>();

    Table(RecordType type) {
        this.type = type;
        type.fields().stream().filter(Index::wanted).forEach(field -> indexes.put(field.key(), new Index(field)));
    }

    RecordType type() {
        return type;
    }

    /** Whether this table has the last word on the record. */
    boolean covers(UUID id) {
        return records.containsKey(id) || gone.contains(id);
    }

    Optional<Record> get(UUID id) {
        return Optional.ofNullable(records.get(id));
    }

    Stream<Record> all() {
        return records.values().stream();
    }

    boolean indexed(Field<?> field, TextMode mode) {
        return Optional.ofNullable(indexes.get(field.key()))
                .filter(index -> index.serves(mode))
                .isPresent();
    }

    /** The ids of the records with this key of an indexed field. */
    Set<UUID> ids(Field<?> field, Object key) {
        Index index = indexes.get(field.key());
        return index == null ? Set.of() : index.ids(key);
    }

    void put(Record record) {
        forget(record.id());
        gone.remove(record.id());
        records.put(record.id(), record);
        indexes.values().forEach(index -> index.add(record));
    }

    /** Takes the record out and remembers that it is gone. */
    void hide(UUID id) {
        forget(id);
        gone.add(id);
    }

    private void forget(UUID id) {
        Record old = records.remove(id);
        if (old != null) {
            indexes.values().forEach(index -> index.remove(old));
        }
    }

    /** Takes over all that the other table has the last word on. */
    void absorb(Table changes) {
        changes.gone.forEach(this::forget);
        changes.records.values().forEach(this::put);
    }
}
