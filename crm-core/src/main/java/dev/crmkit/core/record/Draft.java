package dev.crmkit.core.record;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.RecordRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a record to be created, as the caller has them: they are normalised and checked by the door. Values may
 * be of the field's own type or texts that read as one. Not thread-safe.
 *
 * @param <D> the draft itself
 */
@ForCallers
public abstract class Draft<D extends Draft<D>> {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private @Nullable RecordRef unit;
    private @Nullable RecordRef owner;
    private @Nullable String externalKey;

    protected Draft() {}

    protected abstract D self();

    /** Sets a field; an absent value is simply not set. */
    public D set(Field<?> field, Object value) {
        values.put(field.key(), value);
        return self();
    }

    /** Sets a field by its key. */
    public D set(String key, Object value) {
        values.put(key, value);
        return self();
    }

    /** The unit the record shall belong to; the first unit of the actor unless said. */
    public D unit(RecordRef value) {
        this.unit = value;
        return self();
    }

    /** The user who shall be responsible; by the assignment policy or the actor unless said. */
    public D owner(RecordRef value) {
        this.owner = value;
        return self();
    }

    /** The key in another system, {@code system:key}: registering it twice creates nothing. */
    public D externalKey(String value) {
        this.externalKey = value;
        return self();
    }

    /** A copy of the values set so far. */
    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    public Optional<RecordRef> unit() {
        return Optional.ofNullable(unit);
    }

    public Optional<RecordRef> owner() {
        return Optional.ofNullable(owner);
    }

    public Optional<String> externalKey() {
        return Optional.ofNullable(externalKey);
    }
}
