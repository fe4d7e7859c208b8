package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.StorageException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of a whole schema. Immutable and thread-safe. */
final class SchemaLayout {
    private final Map<String, TableLayout> tables = new LinkedHashMap<>();

    /** What each unique index keeps unique, by its name in lower case. */
    private final Map<String, UniqueKey> uniqueKeys = new HashMap<>();

    /**
     * Something only one record may have.
     *
     * @param type the key of the record type
     * @param field the key of the field, or {@code id}
     */
    record UniqueKey(String type, String field) {}

    SchemaLayout(Schema schema) {
        schema.types().forEach(type -> add(new TableLayout(type)));
    }

    private void add(TableLayout table) {
        String type = table.type().key();
        tables.put(type, table);
        uniqueKeys.put(primaryKey(table.name()), new UniqueKey(type, "id"));
        table.indexes().stream()
                .filter(IndexSpec::unique)
                .forEach(index -> uniqueKeys.put(
                        index.name(), new UniqueKey(type, index.field().key())));
    }

    /** The name of the primary key of a table. */
    static String primaryKey(String table) {
        return "pk_" + table;
    }

    Collection<TableLayout> tables() {
        return tables.values();
    }

    /**
     * The table of the type.
     *
     * @throws StorageException when the type is not stored
     */
    TableLayout table(String type) {
        TableLayout table = tables.get(type);
        if (table == null) {
            throw new StorageException("The record type " + type + " is not stored: migrate first");
        }
        return table;
    }

    /** What the index or constraint of that name keeps unique, in any letter case. */
    Optional<UniqueKey> uniqueKey(String name) {
        return Optional.ofNullable(uniqueKeys.get(name.toLowerCase(Locale.ROOT)));
    }
}
