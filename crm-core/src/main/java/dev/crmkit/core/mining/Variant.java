package dev.crmkit.core.mining;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * A way through the process and how many cases went it. Immutable and thread-safe.
 *
 * @param path the states in order
 */
@ForCallers
public record Variant(List<String> path, long cases) {
    public Variant {
        path = List.copyOf(path);
    }

    /** Such as {@code NEW > CALLED > WON}. */
    @Override
    public String toString() {
        return String.join(" > ", path);
    }
}
