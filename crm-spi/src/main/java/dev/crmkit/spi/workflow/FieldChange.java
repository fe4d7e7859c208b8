package dev.crmkit.spi.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of the record gets a value, or becomes empty. */
@ForCallers
public record FieldChange(Field<?> field, @Nullable Object newValue) {

    public Optional<Object> value() {
        return Optional.ofNullable(newValue);
    }
}
