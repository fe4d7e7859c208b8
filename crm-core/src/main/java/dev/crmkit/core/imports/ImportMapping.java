package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file is which field of which type: data that can be kept as JSON. Checked against a type by {@link
 * RowReader#of}. Immutable and thread-safe.
 */
@ForCallers
public final class ImportMapping {
    private final String type;
    private final Map<String, ColumnMapping> columns;
    private final Set<String> ignored;
    private final Map<String, Object> constants;
    private final ImportEncoding encoding;
    private final ImportDelimiter delimiter;
    private final boolean emptyClears;

    /** Absent: every row makes a new record. */
    private final @Nullable ExternalKey externalKey;

    private ImportMapping(Builder builder) {
        this.type = builder.type;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(builder.columns));
        this.ignored = Collections.unmodifiableSet(new LinkedHashSet<>(builder.ignored));
        this.constants = Collections.unmodifiableMap(new LinkedHashMap<>(builder.constants));
        this.encoding = builder.encoding;
        this.delimiter = builder.delimiter;
        this.emptyClears = builder.emptyClears;
        this.externalKey = builder.externalKey;
    }

    /**
     * Where the key of a row in its own system stands: the record with that key is changed instead of made anew.
     *
     * @param column the column with the key; it may be mapped to a field as well
     * @param system the short name of the system, the part before the colon
     */
    @ForCallers
    public record ExternalKey(String column, String system) {}

    /** A mapping to a type, without columns yet. */
    public static Builder to(String type) {
        return new Builder(type);
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @throws dev.crmkit.spi.InvalidInputException with every fault, its path a JSON pointer
     */
    public static ImportMapping parse(String json) {
        return MappingJson.read(json);
    }

    /** The mapping on one line, without what is a default. */
    public String toJson() {
        return MappingJson.write(this);
    }

    /** The key of the record type. */
    public String type() {
        return type;
    }

    /** By the name in the header, in the order they were given. */
    public Map<String, ColumnMapping> columns() {
        return columns;
    }

    /** Columns the file has and nobody wants. */
    public Set<String> ignored() {
        return ignored;
    }

    /** Values every row gets, by field key: texts, numbers or flags as the API takes them. */
    public Map<String, Object> constants() {
        return constants;
    }

    public ImportEncoding encoding() {
        return encoding;
    }

    public ImportDelimiter delimiter() {
        return delimiter;
    }

    /** Whether an empty cell empties the field of a record that is changed; else it says nothing. */
    public boolean emptyClears() {
        return emptyClears;
    }

    public Optional<ExternalKey> externalKey() {
        return Optional.ofNullable(externalKey);
    }

    /** Every column the mapping speaks of, the ignored ones aside. */
    Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>(columns.keySet());
        columns.values().forEach(column -> column.format().currencyColumn().ifPresent(needed::add));
        externalKey().ifPresent(key -> needed.add(key.column()));
        return needed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImportMapping that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }

    /** Collects the parts. Not thread-safe. */
    @ForCallers
    public static final class Builder {
        private final String type;
        private final Map<String, ColumnMapping> columns = new LinkedHashMap<>();
        private final Set<String> ignored = new LinkedHashSet<>();
        private final Map<String, Object> constants = new LinkedHashMap<>();
        private ImportEncoding encoding = ImportEncoding.AUTO;
        private ImportDelimiter delimiter = ImportDelimiter.AUTO;
        private boolean emptyClears;
        private @Nullable ExternalKey externalKey;

        private Builder(String type) {
            this.type = type;
        }

        /** Plain cells of this column go to the field. */
        public Builder column(String column, String field) {
            return column(column, ColumnMapping.to(field));
        }

        public Builder column(String column, ColumnMapping mapping) {
            columns.put(column, mapping);
            return this;
        }

        /** The file has this column, and it is not wanted. */
        public Builder ignore(String column) {
            ignored.add(column);
            return this;
        }

        /** Every row gets this value; what is no number or flag is kept as its text. */
        public Builder constant(String field, Object value) {
            constants.put(field, value instanceof Number || value instanceof Boolean ? value : value.toString());
            return this;
        }

        /** Rows whose key the tenant knows change that record. */
        public Builder externalKey(String column, String system) {
            this.externalKey = new ExternalKey(column, system);
            return this;
        }

        public Builder encoding(ImportEncoding value) {
            this.encoding = value;
            return this;
        }

        public Builder delimiter(ImportDelimiter value) {
            this.delimiter = value;
            return this;
        }

        /** An empty cell empties the field of a record that is changed. */
        public Builder emptyClears() {
            this.emptyClears = true;
            return this;
        }

        public ImportMapping build() {
            return new ImportMapping(this);
        }
    }
}
