package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One type as a unit sees it.
 *
 * @param base the committed records
 * @param own the unit's changes over them
 */
record Layers(Table base, Table own) {

    RecordType type() {
        return base.type();
    }

    Optional<Record> get(UUID id) {
        return own.covers(id) ? own.get(id) : base.get(id);
    }

    Stream<Record> all() {
        return Stream.concat(own.all(), base.all().filter(record -> !own.covers(record.id())));
    }

    boolean indexed(Field<?> field, TextMode mode) {
        return base.indexed(field, mode);
    }

    /** How many ids {@link #ids} gives at the most. */
    int size(Field<?> field, Object key) {
        return own.ids(field, key).size() + base.ids(field, key).size();
    }

    /** The ids of the records with this key of an indexed field. */
    Stream<UUID> ids(Field<?> field, Object key) {
        return Stream.concat(
                own.ids(field, key).stream(), base.ids(field, key).stream().filter(id -> !own.covers(id)));
    }

    /** The records with this key of an indexed field. */
    Stream<Record> with(Field<?> field, Object key) {
        return ids(field, key).map(this::get).flatMap(Optional::stream);
    }

    /** Refuses when another live record has the value of a unique field. */
    void requireFree(Record record) {
        if (View.live(record)) {
            type().fields().stream().filter(Field::isUnique).forEach(field -> requireFree(record, field));
        }
    }

    private void requireFree(Record record, Field<?> field) {
        boolean taken = Index.keys(field, record).stream()
                .flatMap(key -> with(field, key))
                .anyMatch(other -> !other.id().equals(record.id()) && View.live(other));
        if (taken) {
            throw new DuplicateKeyException(type().key(), field.key());
        }
    }
}
