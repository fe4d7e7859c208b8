package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;

/** The answer to an {@link Aggregation}. */
@ForCallers
public record Aggregates(List<Row> rows) {
    public Aggregates {
        rows = List.copyOf(rows);
    }

    /**
     * One group.
     *
     * @param keys one per group, empty for the group of empty values
     * @param values one per measure; sum, min and max are empty over nothing
     */
    @ForCallers
    public record Row(List<Optional<Object>> keys, List<Optional<Object>> values) {
        public Row {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }

    /** What every store throws when money of several currencies would be summed or compared. */
    public static InvalidInputException mixedCurrencies(Field<?> field) {
        return InvalidInputException.of(Violation.of(
                field.key(),
                "CURRENCY_MISMATCH",
                "The amounts are in several currencies: filter by one",
                "Суммы в разных валютах: отберите одну"));
    }

    /** What every store throws when a sum of whole numbers does not fit a Long. */
    public static InvalidInputException overflow(Field<?> field) {
        return InvalidInputException.of(Violation.of(
                field.key(),
                "TOO_LARGE",
                "The sum is too large for a whole number: filter further",
                "Сумма слишком велика для целого числа: сузьте отбор"));
    }
}
