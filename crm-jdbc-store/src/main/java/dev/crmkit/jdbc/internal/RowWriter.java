package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns records into the cells of one table and its child tables. */
record RowWriter(TableLayout table) {

    /** All columns of a record that hold something, besides tenant, id and version. */
    Map<Column, @Nullable Object> cells(Record record) {
        requireStored(record);
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        table.singleValued().forEach(field -> {
            put(cells, field, record);
            field.claimed().ifPresent(claim -> cells.put(claim, claim(field, record)));
        });
        cells.values().removeIf(Objects::isNull);
        return cells;
    }

    /** The columns a change touches, with what they hold afterwards. */
    Map<Column, @Nullable Object> changes(Record before, Record after) {
        requireStored(after);
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        table.singleValued().stream().filter(field -> knows(after, field)).forEach(field -> {
            if (!value(field, before).equals(value(field, after))) {
                put(cells, field, after);
            }
            field.claimed()
                    .filter(claim -> !Objects.equals(claim(field, before), claim(field, after)))
                    .ifPresent(claim -> cells.put(claim, claim(field, after)));
        });
        return cells;
    }

    /** The multi-valued fields a change touches. Elements may be equal and yet written differently. */
    List<FieldColumns> changedLists(Record before, Record after) {
        return table.multiValued().stream()
                .filter(field -> knows(after, field))
                .filter(field -> !elements(field, before).equals(elements(field, after)))
                .toList();
    }

    /** A field the record's type does not know is left as it is. */
    private static boolean knows(Record record, FieldColumns field) {
        return record.type().field(field.field().key()).isPresent();
    }

    private void requireStored(Record record) {
        for (Field<?> field : record.type().fields()) {
            if (record.value(field).isPresent()) {
                table.of(field);
            }
        }
    }

    /** The value of the field, empty when the record's type does not know it. */
    private static Optional<Object> value(FieldColumns columns, Record record) {
        return record.type().field(columns.field().key()).flatMap(record::value);
    }

    private static void put(Map<Column, @Nullable Object> cells, FieldColumns field, Record record) {
        List<@Nullable Object> parts = value(field, record).map(field::split).orElse(null);
        for (int i = 0; i < field.values().size(); i++) {
            cells.put(field.values().get(i), parts == null ? null : parts.get(i));
        }
        if (field.shadow() != null) {
            cells.put(field.shadow(), fold(field, record));
        }
    }

    private static @Nullable Object fold(FieldColumns field, Record record) {
        return value(field, record).isPresent() ? record.folded(field.field()).orElse(null) : null;
    }

    /** What keeps the record unique: nothing while it is in the bin. */
    private @Nullable Object claim(FieldColumns field, Record record) {
        if (record.value(Header.DELETED_AT).isPresent()) {
            return null;
        }
        return field.shadow() != null && !TableLayout.exact(field.field())
                ? fold(field, record)
                : value(field, record).map(Object::toString).orElse(null);
    }

    /** The rows of a multi-valued field, each with one value per column. */
    List<List<@Nullable Object>> elements(FieldColumns field, Record record) {
        List<?> elements = (List<?>) value(field, record).orElse(List.of());
        List<List<@Nullable Object>> rows = new ArrayList<>(elements.size());
        elements.forEach(element -> rows.add(field.split(element)));
        return rows;
    }
}
