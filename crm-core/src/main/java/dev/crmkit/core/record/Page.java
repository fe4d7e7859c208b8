package dev.crmkit.core.record;

import dev.crmkit.spi.ForCallers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. There is no total unless asked for: see {@code count}.
 *
 * @param cursor where the next page starts, null on the last page
 */
@ForCallers
public record Page<T>(List<T> items, @Nullable Cursor cursor) {
    public Page {
        items = List.copyOf(items);
    }

    public Optional<Cursor> next() {
        return Optional.ofNullable(cursor);
    }
}
