package dev.crmkit.core.history;

import dev.crmkit.spi.ForCallers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command did to one record.
 *
 * @param version the version the command made of it
 * @param behalf the login acted for, null when nobody else
 * @param command such as {@code lead.junk}
 * @param reason what a value was revealed for; of a new record, why its owner was chosen; else null
 */
@ForCallers
public record HistoryEntry(
        long version,
        Instant at,
        String actor,
        @Nullable String behalf,
        String command,
        @Nullable String reason,
        List<FieldEdit> edits) {
    public HistoryEntry {
        edits = List.copyOf(edits);
    }

    public Optional<String> onBehalfOf() {
        return Optional.ofNullable(behalf);
    }

    /** What a value was revealed for; of a new record, why its owner was chosen. */
    public Optional<String> purpose() {
        return Optional.ofNullable(reason);
    }

    /**
     * One changed field, in canonical texts; null where it was or became empty.
     *
     * @param masked whether the reader may not see the values: both are then null
     */
    @ForCallers
    public record FieldEdit(
            String field, @Nullable String before, @Nullable String after, boolean masked) {

        public Optional<String> oldValue() {
            return Optional.ofNullable(before);
        }

        public Optional<String> newValue() {
            return Optional.ofNullable(after);
        }
    }
}
