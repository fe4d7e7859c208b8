package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * The answer to a {@link RecordQuery}.
 *
 * @param more whether further records follow
 */
@ForCallers
public record Slice(List<Record> records, boolean more) {
    public Slice {
        records = List.copyOf(records);
    }
}
