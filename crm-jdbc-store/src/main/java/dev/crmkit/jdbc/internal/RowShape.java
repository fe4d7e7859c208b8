package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How records of one table are read: what to select of the row {@code t}, and the way back. Thread-safe. */
final class RowShape {
    private final RecordType type;
    private final List<FieldColumns> fields;

    /** Put together once: every statement that reads begins with it. */
    private final String selected;

    /** The columns that is made of, without the child tables. */
    private final String columnsOfTable;

    private final int columns;

    /** By the name of the dialect. */
    private final Map<String, String> absent = new ConcurrentHashMap<>();

    RowShape(RecordType type, List<FieldColumns> fields) {
        this.type = type;
        this.fields = fields;
        List<String> expressions = expressions(fields);
        this.selected = String.join(", ", expressions);
        this.columns = expressions.size();
        this.columnsOfTable = Stream.concat(
                        Stream.of(Column.TENANT, Column.ID, Column.VERSION),
                        fields.stream().filter(field -> !field.multiValued()).flatMap(field -> field.values().stream()))
                .map(column -> column.of("t"))
                .collect(Collectors.joining(", "));
    }

    /** The expressions to select: id, version, then each field; the elements of a multi-valued field as one array. */
    String selected() {
        return selected;
    }

    /** What a subquery {@code t} must have selected for {@link #selected} to be selected of it. */
    String columnsOfTable() {
        return columnsOfTable;
    }

    /** How many expressions that are. */
    int columns() {
        return columns;
    }

    private static List<String> expressions(List<FieldColumns> fields) {
        List<String> selected = new ArrayList<>(List.of(Column.ID.of("t"), Column.VERSION.of("t")));
        for (FieldColumns field : fields) {
            if (field.multiValued()) {
                selected.add(elements(field));
            } else {
                field.values().forEach(column -> selected.add(column.of("t")));
            }
        }
        return selected;
    }

    /** As many expressions of the same types, all empty: what a row of another table has in these places. */
    String absent(Dialect dialect) {
        return absent.computeIfAbsent(dialect.name(), name -> String.join(", ", nothing(dialect)));
    }

    private List<String> nothing(Dialect dialect) {
        List<String> nothing = new ArrayList<>(List.of(none(dialect, Column.ID), none(dialect, Column.VERSION)));
        for (FieldColumns field : fields) {
            if (field.multiValued()) {
                nothing.add(dialect.noTexts());
            } else {
                field.values().forEach(column -> nothing.add(none(dialect, column)));
            }
        }
        return nothing;
    }

    private static String none(Dialect dialect, Column column) {
        return "CAST(NULL AS " + dialect.typeName(column.type()) + ")";
    }

    private static String elements(FieldColumns field) {
        return "(SELECT ARRAY_AGG(" + packed(field) + " ORDER BY c.position) FROM " + field.table()
                + " c WHERE c.tenant_id = t.tenant_id AND c.record_id = t.id)";
    }

    private static String packed(FieldColumns field) {
        return field.codec().packed().stream()
                .map(field.values()::get)
                .map(RowShape::asText)
                .collect(Collectors.joining(" || '" + ValueCodec.SEPARATOR + "' || "));
    }

    private static String asText(Column column) {
        String part = column.of("c");
        return "COALESCE(" + (column.type().equals(ColumnType.UUID) ? "CAST(" + part + " AS varchar)" : part) + ", '')";
    }

    /** Reads what {@link #selected} selects. */
    Record read(Cells cells) throws SQLException {
        Record.Builder record = Record.stored(type, required(cells), cells.count());
        for (FieldColumns field : fields) {
            Object value =
                    field.multiValued() ? elements(field, cells) : field.codec().read(cells);
            if (value != null) {
                record.put(field.field(), value);
            }
        }
        return record.build();
    }

    private static UUID required(Cells cells) throws SQLException {
        return Objects.requireNonNull(cells.id(), "id");
    }

    private static @Nullable Object elements(FieldColumns field, Cells cells) throws SQLException {
        List<String> packed = cells.texts();
        return packed.isEmpty()
                ? null
                : packed.stream().map(field.codec()::unpack).toList();
    }
}
