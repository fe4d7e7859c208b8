package dev.crmkit.core.record;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;

/**
 * A typed look at a record as it was when it was read, masked to what the reader may see. crmkit alone implements it.
 * Views are immutable and thread-safe.
 */
@ForCallers
public interface RecordView {

    /** The record behind the view. */
    Record record();

    default RecordRef ref() {
        return record().ref();
    }

    /** The version that was read: a command given a view is refused when it is no longer the stored one. */
    default long version() {
        return record().version();
    }

    /** The value of any field, the installation's own fields included; empty when empty or not readable. */
    default <T> Optional<T> get(Field<T> field) {
        return record().get(field);
    }

    default Optional<String> number() {
        return get(Header.NUMBER);
    }

    default Optional<RecordRef> owner() {
        return get(Header.OWNER);
    }

    default Optional<RecordRef> unit() {
        return get(Header.UNIT);
    }
}
