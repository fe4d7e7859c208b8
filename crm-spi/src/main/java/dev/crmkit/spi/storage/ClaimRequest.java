package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish for due records of one tenant.
 *
 * @param type a type with the {@link Due} fields
 * @param limit how many at the most
 * @param lease how long nobody else may have them
 * @param virtualNow the instant to judge by under a virtual clock; null for the store's own clock
 */
@ForCallers
public record ClaimRequest(
        String tenant,
        String type,
        int limit,
        Duration lease,
        @Nullable Instant virtualNow) {

    public Optional<Instant> now() {
        return Optional.ofNullable(virtualNow);
    }
}
