package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Due;
import java.util.ArrayList;
import java.util.List;

/** Which indexes a field gets: what is unique, what links, what a state machine or a pump looks for. */
final class Indexes {
    private Indexes() {}

    static List<IndexSpec> of(TableLayout table, FieldColumns field) {
        List<IndexSpec> indexes = new ArrayList<>();
        if (field.field().isUnique()) {
            indexes.add(
                    new IndexSpec(uniqueName(table, field), table.name(), true, field.field(), table.unique(field)));
        }
        if (field.multiValued()) {
            indexes.add(plain(field.table(), field, field.compared()));
        } else if (isLookedUp(table.type(), field)) {
            indexes.add(plain(table.name(), field, columns(table, field)));
        }
        return indexes;
    }

    /**
     * The place of an index among those of its table: where several would do, H2 takes the oldest, so the more selective
     * are made first.
     */
    static int rank(IndexSpec index) {
        if (index.unique() || index.field().isUnique()) {
            return 0;
        }
        if (index.field().equals(Header.OWNER) || index.field().equals(Header.UNIT)) {
            return 2;
        }
        return index.field().type() instanceof FieldType.Choice ? 3 : 1;
    }

    static String uniqueName(TableLayout table, FieldColumns field) {
        return Names.index("ux", table.name(), field.name());
    }

    private static IndexSpec plain(String table, FieldColumns field, List<Column> columns) {
        return new IndexSpec(Names.index("ix", table, field.name()), table, false, field.field(), columns);
    }

    private static boolean isLookedUp(RecordType type, FieldColumns columns) {
        Field<?> field = columns.field();
        if (columns.claim() != null || field.equals(Header.NUMBER)) {
            return true;
        }
        boolean link = field.type() instanceof FieldType.Reference && !field.isUnique();
        return link || isState(type, field) || (isDue(type) && isQueueKey(field));
    }

    /** A state field has its counter beside it. */
    private static boolean isState(RecordType type, Field<?> field) {
        return type.field(field.key() + "Seq").isPresent();
    }

    static boolean isDue(RecordType type) {
        return Due.FIELDS.stream().allMatch(type::has);
    }

    private static boolean isQueueKey(Field<?> field) {
        return field.equals(Due.DUE_AT) || field.equals(Due.ORDERING_KEY);
    }

    private static List<Column> columns(TableLayout table, FieldColumns field) {
        if (field.field().type().textual() && !TableLayout.exact(field.field())) {
            return List.of(field.fold());
        }
        if (field.field().equals(Due.ORDERING_KEY)) {
            return List.of(field.main(), table.of(Due.DUE_AT).main());
        }
        return List.of(field.main());
    }
}
