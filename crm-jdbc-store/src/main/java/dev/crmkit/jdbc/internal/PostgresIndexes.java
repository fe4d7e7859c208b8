package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Due;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Indexes of PostgreSQL. A row of an index holds at most 2,704 bytes, so of texts that may be longer only the beginning
 * is kept, and a hash of the whole where it must be unique.
 */
final class PostgresIndexes {
    /** Code points of up to four bytes; no such text is longer than a row of an index takes. */
    private static final int ALWAYS_FITS = 600;

    private static final int KEPT = 200;

    /** The newest first, as lists show them, within what leads there. */
    private static final String NEWEST = " DESC NULLS LAST";

    private PostgresIndexes() {}

    static List<String> indexed(TableLayout table, IndexSpec index) {
        List<String> indexed = new ArrayList<>();
        for (Column column : index.columns()) {
            indexed.add(isCut(column.type()) ? beginning(column.name()) : column.name());
            if (index.unique() && isCut(column.type())) {
                indexed.add("hashtextextended(" + column.name() + ", 0)");
            }
        }
        if (isScope(index.field()) && table.type().has(Header.CREATED_AT)) {
            indexed.addAll(newest(table));
        }
        if (index.field().equals(Due.DUE_AT) && Indexes.isDue(table.type())) {
            indexed.add(free(table, ""));
        }
        return indexed;
    }

    /** The instant from which a due record may be claimed: GREATEST looks over the lease that is not there. */
    static String free(TableLayout table, String prefix) {
        return "GREATEST(" + prefix + table.of(Due.DUE_AT).main().name() + ", " + prefix
                + table.of(Due.LEASE_UNTIL).main().name() + ")";
    }

    /** Whether the newest come first within each value of the field. */
    static boolean isScope(Field<?> field) {
        return field.equals(Header.OWNER) || field.equals(Header.UNIT);
    }

    private static List<String> newest(TableLayout table) {
        return List.of(table.of(Header.CREATED_AT).main().name() + NEWEST, Column.ID.name());
    }

    /** Lists in their usual order, and any part of a text. */
    static Map<String, String> own(TableLayout table, Catalog catalog) {
        Map<String, String> own = new LinkedHashMap<>();
        if (!table.type().hasHeader()) {
            return own;
        }
        String columns = Column.TENANT.name() + ", " + String.join(", ", newest(table));
        own.put(
                Names.index("ix", table.name(), table.of(Header.CREATED_AT).name()),
                "ON " + table.name() + " (" + columns + ")");
        catalog.trigrams()
                .ifPresent(operators -> table.fields().stream()
                        .filter(PostgresIndexes::isSearched)
                        .forEach(field -> own.put(
                                Names.index("tx", table.name(), field.name()),
                                "ON " + table.name() + " USING gin ("
                                        + field.fold().name() + " " + operators + ")")));
        return own;
    }

    private static boolean isSearched(FieldColumns field) {
        return field.shadow() != null && !TableLayout.exact(field.field()) && !Header.FIELDS.contains(field.field());
    }

    /** What stands before the comparison itself, so that the index is used. */
    static Sql leading(Column column, String alias, List<?> values) {
        if (!isCut(column.type())) {
            return Sql.empty();
        }
        List<String> beginnings = values.stream()
                .map(value -> beginningOf((String) value))
                .distinct()
                .toList();
        Sql leading = Sql.of(beginning(column.of(alias)) + " = ");
        return beginnings.size() == 1
                ? leading.bind(column.type(), beginnings.get(0)).add(" AND ")
                : leading.add("ANY(").bind(column.type(), beginnings).add(") AND ");
    }

    static Sql leadingStart(Column column, String alias, String start, String pattern) {
        boolean helps = isCut(column.type()) && beginningOf(start).equals(start);
        return helps
                ? Sql.of(beginning(column.of(alias)) + " LIKE ")
                        .bind(column.type(), pattern)
                        .add(" ESCAPE '!' AND ")
                : Sql.empty();
    }

    private static boolean isCut(ColumnType type) {
        return type.kind() == ColumnType.Kind.UNBOUNDED
                || (type.kind() == ColumnType.Kind.TEXT && type.length() > ALWAYS_FITS);
    }

    private static String beginning(String column) {
        return "left(" + column + ", " + KEPT + ")";
    }

    private static String beginningOf(String text) {
        boolean longer = text.codePointCount(0, text.length()) > KEPT;
        return longer ? text.substring(0, text.offsetByCodePoints(0, KEPT)) : text;
    }
}
