package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one field is kept.
 *
 * @param name what the columns and the child table are named after
 * @param values the columns of the value; for a multi-valued field those of the child table
 * @param shadow the fold of a text: what it is compared, searched and sorted by; null for other types
 * @param claim holds the unique value while the record is live; null unless the field is unique and the type has a bin
 * @param child the child table of a multi-valued field, else null
 */
record FieldColumns(
        Field<?> field,
        ValueCodec codec,
        String name,
        List<Column> values,
        @Nullable Column shadow,
        @Nullable Column claim,
        @Nullable String child) {

    /** Empty exactly when the field is; not for multi-valued fields. */
    Column main() {
        return values.get(0);
    }

    boolean multiValued() {
        return child != null;
    }

    /** The fold column of a text. */
    Column fold() {
        if (shadow == null) {
            throw new IllegalArgumentException("The field " + field.key() + " is no text");
        }
        return shadow;
    }

    /** The child table of a multi-valued field. */
    String table() {
        if (child == null) {
            throw new IllegalArgumentException("The field " + field.key() + " has one value only");
        }
        return child;
    }

    Optional<Column> claimed() {
        return Optional.ofNullable(claim);
    }

    /** The columns whose equality is the equality of values. */
    List<Column> compared() {
        return codec.compared().stream().map(values::get).toList();
    }

    /** All columns in the table of the type. */
    List<Column> own() {
        if (multiValued()) {
            return List.of();
        }
        List<Column> own = new ArrayList<>(values);
        if (shadow != null) {
            own.add(shadow);
        }
        claimed().ifPresent(own::add);
        return own;
    }

    /** The columns of a value, as they are to be stored. */
    List<@Nullable Object> split(Object value) {
        if (!codec.keeps(value)) {
            throw new StorageException("A value of " + field.key() + " does not fit its column and is not bent to fit");
        }
        return codec.split(value);
    }
}
