package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a column are written, where it is not the way of the API. Immutable and thread-safe.
 *
 * <p>Nothing is guessed: a cell that is not written so is rejected.
 */
@ForCallers
public final class ValueFormat {
    /** Dates in ISO form, numbers with a point, {@code true} and {@code false}, one value in a cell. */
    public static final ValueFormat PLAIN = builder().build();

    private final boolean trim;
    private final boolean decimalComma;
    private final List<String> trueWords;
    private final List<String> falseWords;
    private final Map<String, String> valueMap;

    /** Absent: ISO. */
    private final @Nullable String pattern;

    /** Absent: the cell itself must say its offset. */
    private final @Nullable ZoneId zone;

    /** Absent: one value in a cell. */
    private final @Nullable String separator;

    /** Absent: the cell or another column says it. */
    private final @Nullable String currency;

    /** Absent: the cell itself says it, or it is the same for all. */
    private final @Nullable String currencyColumn;

    private ValueFormat(Builder builder) {
        this.trim = builder.trim;
        this.decimalComma = builder.decimalComma;
        this.trueWords = builder.trueWords;
        this.falseWords = builder.falseWords;
        this.valueMap = builder.valueMap;
        this.pattern = builder.pattern;
        this.zone = builder.zone;
        this.separator = builder.separator;
        this.currency = builder.currency;
        this.currencyColumn = builder.currencyColumn;
    }

    /** Starts with {@link #PLAIN}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether spaces at both ends of a cell do not count. */
    public boolean trim() {
        return trim;
    }

    /** Whether numbers are written {@code 1 500,00}. */
    public boolean decimalComma() {
        return decimalComma;
    }

    public List<String> trueWords() {
        return trueWords;
    }

    public List<String> falseWords() {
        return falseWords;
    }

    /** What a cell stands for, by the whole cell as written. */
    public Map<String, String> valueMap() {
        return valueMap;
    }

    /** The pattern of dates or instants, in the letters of {@link java.time.format.DateTimeFormatter}. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** The zone of local times. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** What stands between several values in one cell. */
    public Optional<String> separator() {
        return Optional.ofNullable(separator);
    }

    /** The currency of all amounts of the column. */
    public Optional<String> currency() {
        return Optional.ofNullable(currency);
    }

    /** The column that holds the currency of the amount. */
    public Optional<String> currencyColumn() {
        return Optional.ofNullable(currencyColumn);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueFormat that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ValueFormat" + parts();
    }

    private List<Object> parts() {
        return List.of(
                trim,
                decimalComma,
                trueWords,
                falseWords,
                valueMap,
                pattern(),
                zone(),
                separator(),
                currency(),
                currencyColumn());
    }

    /** Collects the parts. Not thread-safe. */
    @ForCallers
    public static final class Builder {
        private boolean trim;
        private boolean decimalComma;
        private List<String> trueWords = List.of();
        private List<String> falseWords = List.of();
        private Map<String, String> valueMap = Map.of();
        private @Nullable String pattern;
        private @Nullable ZoneId zone;
        private @Nullable String separator;
        private @Nullable String currency;
        private @Nullable String currencyColumn;

        private Builder() {}

        /** Spaces of any kind at both ends of a cell do not count. */
        public Builder trim() {
            this.trim = true;
            return this;
        }

        /** Numbers are written {@code 1 500,00}, spaces of any kind between the digits allowed. */
        public Builder decimalComma() {
            this.decimalComma = true;
            return this;
        }

        /** The words for true and false, letter case aside. */
        public Builder words(List<String> trueOnes, List<String> falseOnes) {
            this.trueWords = List.copyOf(trueOnes);
            this.falseWords = List.copyOf(falseOnes);
            return this;
        }

        /** What each of these cells stands for; other cells stand for themselves. */
        public Builder valueMap(Map<String, String> meanings) {
            this.valueMap = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
            return this;
        }

        /** The pattern of dates ({@code dd.MM.yyyy}) or instants ({@code dd.MM.yyyy HH:mm}); years have four digits. */
        public Builder pattern(String letters) {
            this.pattern = letters;
            return this;
        }

        /** The zone of times without an offset. A time in a gap is rejected, one in an overlap is the earlier. */
        public Builder zone(ZoneId local) {
            this.zone = local;
            return this;
        }

        /** A cell holds several values with this between them. */
        public Builder separator(String between) {
            this.separator = between;
            return this;
        }

        /** All amounts are in this currency. */
        public Builder currency(String code) {
            this.currency = code;
            return this;
        }

        /** The currency of the amount stands in this column. */
        public Builder currencyColumn(String column) {
            this.currencyColumn = column;
            return this;
        }

        public ValueFormat build() {
            return new ValueFormat(this);
        }
    }
}
