package dev.crmkit.core.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.Collection;
import java.util.List;

/**
 * Says which required fields a finished record lacks: all of them at once, each with the code REQUIRED.
 *
 * <p>A text that shows nothing (spaces of any kind, zero-width characters) is as good as missing. Stateless and
 * thread-safe.
 */
@ForCallers
public final class RequiredCheck {
    private RequiredCheck() {}

    /** The fields the type itself requires and the record lacks; empty when there are none. */
    public static List<Violation> missing(Record record) {
        return missing(
                record,
                record.type().fields().stream().filter(Field::isRequired).toList());
    }

    /** Those of these fields that the record lacks: what a transition requires, say. */
    public static List<Violation> missing(Record record, Collection<Field<?>> required) {
        return required.stream()
                .filter(field -> isMissing(record, field))
                .map(RequiredCheck::violation)
                .toList();
    }

    /**
     * Passes a record with all its required fields.
     *
     * @throws InvalidInputException with every missing field
     */
    public static void require(Record record) {
        List<Violation> missing = missing(record);
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
    }

    private static boolean isMissing(Record record, Field<?> field) {
        return record.value(field)
                .map(value -> value instanceof String text && TextReader.isBlank(text))
                .orElse(true);
    }

    private static Violation violation(Field<?> field) {
        return Violation.of(
                field.key(),
                "REQUIRED",
                field.label().en() + " must be filled in",
                "Поле «" + field.label().ru() + "» обязательно");
    }
}
