package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import java.util.Locale;

/**
 * What is wrong with one cell, or with a row as a whole. Immutable.
 *
 * @param column the name of the column; empty for the row as a whole
 * @param violation the rule and the words; its path is the field
 */
@ForCallers
public record CellFault(String column, Violation violation) {

    /** The stable name of the rule. */
    public String code() {
        return violation.code();
    }

    /** The words for people. */
    public String message(Locale locale) {
        return violation.message(locale);
    }
}
