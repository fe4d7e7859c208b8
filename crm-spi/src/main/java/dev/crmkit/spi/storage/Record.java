package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stored thing: its type, id, version and values, laid out in the order of the type's fields.
 *
 * <p>Values have been normalised by core; adapters keep exactly what they get. Immutable and thread-safe.
 */
@ForCallers
@SuppressWarnings("JavaLangClash") // the word of the domain; java.lang.Record is never named
public final class Record {
    private final RecordType type;
    private final UUID id;
    private final long version;
    private final @Nullable Object[] values;

    private Record(RecordType type, UUID id, long version, @Nullable Object[] values) {
        this.type = type;
        this.id = id;
        this.version = version;
        this.values = values;
    }

    /** An empty record at version 1, as it is to be inserted. */
    public static Builder create(RecordType type, UUID id) {
        return new Builder(type, id, 1, new Object[type.fields().size()]);
    }

    /** A record as it was stored, for adapters. */
    public static Builder stored(RecordType type, UUID id, long version) {
        return new Builder(type, id, version, new Object[type.fields().size()]);
    }

    public RecordType type() {
        return type;
    }

    public UUID id() {
        return id;
    }

    /** 1 when inserted, one more with every change. */
    public long version() {
        return version;
    }

    public RecordRef ref() {
        return new RecordRef(type.key(), id);
    }

    /** The value, or empty when the field is empty. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(Field<T> field) {
        return (Optional<T>) value(field);
    }

    /** The value without its type, or empty when the field is empty. */
    public Optional<Object> value(Field<?> field) {
        return Optional.ofNullable(values[type.slot(field)]);
    }

    /** The fold of a text: the shadow it is compared, searched and sorted by. */
    public Optional<String> folded(Field<?> field) {
        return value(field).map(text -> Fold.fold((String) text)).filter(fold -> !fold.isEmpty());
    }

    /** The value of a required field. */
    public <T> T require(Field<T> field) {
        return get(field).orElseThrow(() -> new IllegalStateException(ref() + " has no value of " + field.key()));
    }

    /** A copy to change, at the same version. */
    public Builder edit() {
        return new Builder(type, id, version, values.clone());
    }

    /** A copy to change, at the next version. */
    public Builder next() {
        return new Builder(type, id, version + 1, values.clone());
    }

    /** The fields whose values differ, in declared order. Both records must be of one type. */
    public List<Field<?>> changesTo(Record after) {
        List<Field<?>> changed = new ArrayList<>();
        for (Field<?> field : type.fields()) {
            if (!Objects.equals(values[type.slot(field)], after.values[after.type.slot(field)])) {
                changed.add(field);
            }
        }
        return changed;
    }

    /** Same type, id, version and values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Record that
                && id.equals(that.id)
                && version == that.version
                && type.key().equals(that.type.key())
                && java.util.Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The reference and version only: values may be personal. */
    @Override
    public String toString() {
        return ref() + "@" + version;
    }

    /** Collects values. Not thread-safe. */
    public static final class Builder {
        private final RecordType type;
        private final UUID id;
        private final long version;
        private final @Nullable Object[] values;

        private Builder(RecordType type, UUID id, long version, @Nullable Object[] values) {
            this.type = type;
            this.id = id;
            this.version = version;
            this.values = values;
        }

        public RecordType type() {
            return type;
        }

        /** The id the record will have. */
        public UUID id() {
            return id;
        }

        public <T> Builder set(Field<T> field, T value) {
            return put(field, value);
        }

        /** Sets the value, or makes the field empty. */
        public <T> Builder set(Field<T> field, Optional<? extends T> value) {
            return value.isPresent() ? put(field, value.get()) : clear(field);
        }

        /** Sets a value whose type is known at run time only. An empty list makes the field empty. */
        public Builder put(Field<?> field, Object value) {
            values[type.slot(field)] = normal(value);
            return this;
        }

        public Builder clear(Field<?> field) {
            values[type.slot(field)] = null;
            return this;
        }

        /** The value set so far. */
        @SuppressWarnings("unchecked")
        public <T> Optional<T> get(Field<T> field) {
            return Optional.ofNullable((T) values[type.slot(field)]);
        }

        public Record build() {
            return new Record(type, id, version, values.clone());
        }

        private static @Nullable Object normal(Object value) {
            if (value instanceof List<?> list) {
                return list.isEmpty() ? null : List.copyOf(list);
            }
            return value;
        }
    }
}
