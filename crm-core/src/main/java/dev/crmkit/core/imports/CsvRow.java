package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a file: its cells as text by the name of their column, or what is wrong with the row as a whole. Immutable.
 *
 * @param number the row a spreadsheet would show, the header being 1
 * @param cells in the order of the header; without any where the row is refused as a whole
 * @param violations paths are column names, empty for the row itself
 */
@ForCallers
public record CsvRow(long number, Map<String, String> cells, List<Violation> violations) {
    public CsvRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        violations = List.copyOf(violations);
    }

    static CsvRow refused(long number, Violation violation) {
        return new CsvRow(number, Map.of(), List.of(violation));
    }
}
