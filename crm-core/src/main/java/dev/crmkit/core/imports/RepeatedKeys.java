package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rejects the rows of one file whose external key an earlier row had: which of them is right cannot be guessed. Keeps
 * every key of the file in memory. Not thread-safe.
 */
@ForCallers
public final class RepeatedKeys {
    private final String column;
    private final Map<String, Long> rows = new HashMap<>();

    /** For one reading of one file. */
    public RepeatedKeys(ImportMapping mapping) {
        this.column =
                mapping.externalKey().map(ImportMapping.ExternalKey::column).orElse("");
    }

    /** The reading as it is, or its rejection. */
    public RowReading check(RowReading reading) {
        if (!(reading instanceof RowInput input) || input.externalKey().isEmpty()) {
            return reading;
        }
        Long earlier = rows.putIfAbsent(input.externalKey().get(), input.row());
        return earlier == null
                ? reading
                : new RowVerdict.Rejected(input.row(), List.of(new CellFault(column, repeated(earlier))));
    }

    private static Violation repeated(long earlier) {
        return Violation.of(
                        Header.EXTERNAL_KEY.key(),
                        "REPEATED_KEY",
                        "row " + earlier + " has the same key",
                        "тот же ключ уже в строке " + earlier)
                .with("row", earlier);
    }
}
