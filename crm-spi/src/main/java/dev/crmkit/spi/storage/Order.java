package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;

/**
 * One sort key. Text sorts by its fold in code-point order, choices in declared order, money by amount then currency;
 * empty values come last in both directions.
 */
@ForCallers
public record Order(Field<?> field, boolean descending) {

    public static Order asc(Field<?> field) {
        return new Order(field, false);
    }

    public static Order desc(Field<?> field) {
        return new Order(field, true);
    }
}
