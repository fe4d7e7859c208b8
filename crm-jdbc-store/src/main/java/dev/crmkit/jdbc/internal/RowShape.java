package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.Record;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** How records of one table are read: what to select of the row {@code t}, and the way back. */
record RowShape(TableLayout table) {

    /** The expressions to select: id, version, then each field; the elements of a multi-valued field as one array. */
    List<String> selected() {
        List<String> selected = new ArrayList<>(List.of(Column.ID.of("t"), Column.VERSION.of("t")));
        for (FieldColumns field : table.fields()) {
            if (field.multiValued()) {
                selected.add(elements(field));
            } else {
                field.values().forEach(column -> selected.add(column.of("t")));
            }
        }
        return selected;
    }

    /** As many expressions of the same types, all empty: what a row of another table has in these places. */
    List<String> absent(Dialect dialect) {
        List<String> absent = new ArrayList<>(List.of(none(dialect, Column.ID), none(dialect, Column.VERSION)));
        for (FieldColumns field : table.fields()) {
            if (field.multiValued()) {
                absent.add(dialect.noTexts());
            } else {
                field.values().forEach(column -> absent.add(none(dialect, column)));
            }
        }
        return absent;
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
        Record.Builder record = Record.stored(table.type(), required(cells), cells.count());
        for (FieldColumns field : table.fields()) {
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

    private static List<Object> elements(FieldColumns field, Cells cells) throws SQLException {
        return cells.texts().stream().map(field.codec()::unpack).toList();
    }
}
