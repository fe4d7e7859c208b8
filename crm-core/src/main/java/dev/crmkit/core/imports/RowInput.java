package dev.crmkit.core.imports;

import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.spi.ForCallers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row whose cells are all well: checked values, and its key in its own system where the mapping names one. Immutable. */
@ForCallers
public final class RowInput implements RowReading {
    private final long row;
    private final CheckedInput input;

    /** Absent where the mapping names no key column. */
    private final @Nullable String externalKey;

    RowInput(long row, CheckedInput input, @Nullable String externalKey) {
        this.row = row;
        this.input = input;
        this.externalKey = externalKey;
    }

    @Override
    public long row() {
        return row;
    }

    /** Without violations. */
    public CheckedInput input() {
        return input;
    }

    /** As the header field keeps it: {@code system:key}. */
    public Optional<String> externalKey() {
        return Optional.ofNullable(externalKey);
    }
}
