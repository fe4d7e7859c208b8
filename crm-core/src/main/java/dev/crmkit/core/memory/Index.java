package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.Record;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The ids of records by the value of one unique or reference field. */
final class Index {
    private final Field<?> field;
    private final Map<Object, Set<UUID>> ids = new HashMap<>();

    Index(Field<?> field) {
        this.field = field;
    }

    static boolean wanted(Field<?> field) {
        return field.isUnique()
                || field.type() instanceof FieldType.Reference
                || field.type() instanceof FieldType.MultiReference;
    }

    /** Whether an equality of this mode can be looked up: the keys of a text are of one mode only. */
    boolean serves(TextMode mode) {
        return !field.type().textual() || mode == mode(field);
    }

    /** What the record is found by: nothing when the field is empty. */
    static List<Object> keys(Field<?> field, Record record) {
        if (field.type().textual() && mode(field) == TextMode.FOLDED) {
            return record.folded(field).<List<Object>>map(List::of).orElse(List.of());
        }
        return record.value(field).map(Index::elements).orElse(List.of());
    }

    private static TextMode mode(Field<?> field) {
        return field.type() instanceof FieldType.Text text && text.exact() ? TextMode.EXACT : TextMode.FOLDED;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> elements(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of(value);
    }

    Set<UUID> ids(Object key) {
        return ids.getOrDefault(key, Set.of());
    }

    void add(Record record) {
        keys(field, record)
                .forEach(key ->
                        ids.computeIfAbsent(key, absent -> new HashSet<>(2)).add(record.id()));
    }

    void remove(Record record) {
        keys(field, record).forEach(key -> remove(key, record.id()));
    }

    private void remove(Object key, UUID id) {
        Set<UUID> same = ids.getOrDefault(key, Set.of());
        same.remove(id);
        if (same.isEmpty()) {
            ids.remove(key);
        }
    }
}
