package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;

/** A row as input, or why it is none. */
@ForCallers
public sealed interface RowReading permits RowInput, RowVerdict.Rejected {

    /** The row a spreadsheet would show. */
    long row();
}
