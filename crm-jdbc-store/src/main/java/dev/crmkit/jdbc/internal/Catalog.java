package dev.crmkit.jdbc.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the database holds at present. All names in lower case.
 *
 * @param tables the columns of each table
 * @param trigrams the operator class of indexes for any part of a text, where the database has one
 */
record Catalog(Map<String, Map<String, StoredType>> tables, Set<String> indexes, Optional<String> trigrams) {

    /**
     * The type of a column as the catalog tells it.
     *
     * @param name as the database spells it
     * @param length characters of a text, 0 for any; all digits of a number
     * @param scale digits after the point of a number
     */
    record StoredType(String name, int length, int scale) {

        /** How the type relates to what is wanted. */
        enum Fit {
            SAME,
            WIDER_WANTED,
            IMPOSSIBLE
        }

        @Override
        public String toString() {
            return length == 0 ? name : name + "(" + length + (scale == 0 ? ")" : ", " + scale + ")");
        }

        Fit fit(StoredType wanted) {
            if (!name.equals(wanted.name)) {
                return Fit.IMPOSSIBLE;
            }
            if (equals(wanted) || wanted.length == 0) {
                return Fit.SAME;
            }
            boolean wider = wanted.scale >= scale && wanted.length - wanted.scale >= length - scale;
            return wider ? Fit.WIDER_WANTED : Fit.IMPOSSIBLE;
        }
    }

    boolean hasTable(String table) {
        return tables.containsKey(table);
    }

    Optional<StoredType> column(String table, String column) {
        return Optional.ofNullable(tables.getOrDefault(table, Map.of()).get(column));
    }

    boolean hasColumn(String table, Column column) {
        return column(table, column.name()).isPresent();
    }
}
