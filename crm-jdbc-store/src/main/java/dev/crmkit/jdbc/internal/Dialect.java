package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import dev.crmkit.spi.storage.Capability;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that differs between databases. Implementations are stateless. */
interface Dialect {

    /** The name in messages. */
    String name();

    /**
     * Passes a database that keeps what it acknowledges.
     *
     * @throws dev.crmkit.spi.storage.StorageException saying what is wrong and what to do
     */
    void requireDurable(Statements database);

    Set<Capability> capabilities(Statements database);

    /** The name of the type in DDL. */
    String typeName(ColumnType type);

    /** The type as the catalog tells it. */
    StoredType storedType(ColumnType type);

    /** The name of the type of an array's elements. */
    String elementName(ColumnType type);

    /** The SQL expression of an array of texts that is absent. */
    String noTexts();

    /** Columns of every record table besides those of the layout, with their types and defaults. */
    List<String> technicalColumns();

    /** What is stored at present. */
    Catalog catalog(Statements database);

    /** DDL that gives a column a wider type. */
    String widen(String table, Column column);

    /** Locks the rows of the condition on {@code t} and reads them: an item of FROM that goes by {@code t}. */
    Sql locked(TableLayout table, Sql where);

    /**
     * Two counters that tell whether a locked row {@code t} has been waited for: without waiting the first is one more
     * than the second. Otherwise all else the statement read may be older than the row.
     */
    List<String> lockCounters(TableLayout table);

    /** What every UPDATE adds to its assignments, beginning with a comma. */
    String touch();

    /** Whether the column is one of many values, all of which are bound. */
    Sql isOneOf(String column, ColumnType type, List<?> values);

    /** How many values {@link #valueTable} takes. */
    int longestValueTable();

    /** The values as a table {@code u} with the one column {@code v}. */
    Sql valueTable(ColumnType type, List<?> values);

    /**
     * One text that changes rows and tells, by index and count, how many rows each of the checked statements changed.
     *
     * @param checked at least one UPDATE or DELETE
     * @param rest run afterwards
     */
    Sql counted(List<Sql> checked, List<Sql> rest);

    /** Leases due records: an item of FROM that goes by {@code t} and gives them at their new versions. */
    Sql leased(TableLayout table, Lease lease);

    /** The SQL expression of the database's clock. */
    String clock();

    /** A part of an instant, local to a zone. */
    String localPart(String part, String instant, ZoneId zone);

    /** Whether repeating may help, where neither SQLSTATE nor class of the exception says so. */
    boolean isTransient(SQLException fault);

    /** The names the message of a unique violation mentions, among them that of the index. */
    Stream<String> violated(SQLException fault);
}
