package dev.crmkit.examples.filestore;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the file says: the rows one unit wrote, or the shape of the types after a migration.
 *
 * @param tenant whose rows they are; null on a line of shapes
 * @param rows in the order they were written; null on a line of shapes
 * @param types the name of the type of each field, by the keys of record type and field; null on a line of rows
 */
record Line(
        @Nullable String tenant,
        @Nullable List<Row> rows,
        @Nullable Map<String, Map<String, String>> types) {}
