package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldClass;
import org.jspecify.annotations.Nullable;

/**
 * A right on records, or on fields of one class.
 *
 * @param fields null: on the records themselves
 */
record Asked(Right right, @Nullable FieldClass fields) {

    Condition where(Applicable applicable) {
        return fields == null ? applicable.records() : applicable.fields(fields);
    }

    /** Where the first has it and the second has not; STANDARD fields go with their records. */
    Condition excess(Applicable wide, Applicable narrow) {
        Condition excess = Conditions.without(where(wide), where(narrow));
        if (fields != FieldClass.STANDARD) {
            return excess;
        }
        return Conditions.without(excess, Conditions.without(wide.records(), narrow.records()));
    }
}
