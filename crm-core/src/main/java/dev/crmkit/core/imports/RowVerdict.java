package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/** What became of one row. Every row read has exactly one verdict. Immutable. */
@ForCallers
public sealed interface RowVerdict {

    /** The row a spreadsheet would show. */
    long row();

    /** A record was made of it. */
    @ForCallers
    record Created(long row, RecordRef ref) implements RowVerdict {}

    /** A record that was there has changed. */
    @ForCallers
    record Updated(long row, RecordRef ref) implements RowVerdict {}

    /** A record that was there said the same already. */
    @ForCallers
    record Unchanged(long row, RecordRef ref) implements RowVerdict {}

    /**
     * Nothing was written; the other rows are not concerned.
     *
     * @param faults at least one: all that is wrong, in the order of the columns
     */
    @ForCallers
    record Rejected(long row, List<CellFault> faults) implements RowVerdict, RowReading {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
