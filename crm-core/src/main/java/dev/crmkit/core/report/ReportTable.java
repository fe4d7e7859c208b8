package dev.crmkit.core.report;

import dev.crmkit.spi.ForCallers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer to a {@link Report}: rows in the order of their keys, empty keys last. */
@ForCallers
public record ReportTable(List<Row> rows) {
    public ReportTable {
        rows = List.copyOf(rows);
    }

    /**
     * One group.
     *
     * @param keys one per group of the report
     * @param values by the name of the column; what is empty (the sum of nothing) has no entry
     */
    @ForCallers
    public record Row(List<Optional<Object>> keys, Map<String, Object> values) {
        public Row {
            keys = List.copyOf(keys);
            values = Map.copyOf(values);
        }

        /** The first key as text; empty text for the group of empty values. */
        public String key() {
            return keys.isEmpty() ? "" : keys.get(0).map(Object::toString).orElse("");
        }

        public long count(String column) {
            return (Long) values.getOrDefault(column, 0L);
        }

        public Optional<Object> value(String column) {
            return Optional.ofNullable(values.get(column));
        }
    }
}
