package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.time.Instant;
import java.util.List;

/**
 * Claimed records, earliest due first.
 *
 * @param now the instant they were judged due at, by the clock of the store
 * @param records at their new versions
 */
@ForCallers
public record Claims(Instant now, List<Record> records) {
    public Claims {
        records = List.copyOf(records);
    }
}
