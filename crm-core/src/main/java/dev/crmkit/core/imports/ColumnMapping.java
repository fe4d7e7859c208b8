package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * Where a column goes. Several columns may go to one multi-valued field: their values are put together. Immutable.
 *
 * @param field the key of the field
 * @param missing cells that mean "not recorded", besides the empty one
 * @param format how the cells are written
 */
@ForCallers
public record ColumnMapping(String field, List<String> missing, ValueFormat format) {
    public ColumnMapping {
        missing = List.copyOf(missing);
    }

    /** Plain cells of a field, none but the empty one meaning "not recorded". */
    public static ColumnMapping to(String field) {
        return new ColumnMapping(field, List.of(), ValueFormat.PLAIN);
    }

    /** A copy where these cells mean "not recorded". */
    public ColumnMapping missing(String... cells) {
        return new ColumnMapping(field, List.of(cells), format);
    }

    /** A copy whose cells are written so. */
    public ColumnMapping format(ValueFormat written) {
        return new ColumnMapping(field, missing, written);
    }
}
