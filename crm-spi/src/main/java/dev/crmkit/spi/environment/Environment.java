package dev.crmkit.spi.environment;

import dev.crmkit.spi.ForImplementors;
import java.time.Instant;
import java.util.UUID;

/** The only source of time and ids. Implementations MUST be thread-safe. */
@ForImplementors
public interface Environment {

    /** The present instant, at most to the microsecond. */
    Instant now();

    /** A new UUIDv7; each greater than the one before when compared unsigned. */
    UUID newId();

    /** Whether time is set by hand: due work is then judged by {@link #now} instead of the store's clock. */
    boolean virtual();
}
