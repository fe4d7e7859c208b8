package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that differs between databases. Implementations are stateless. */
interface Dialect {

    /** The name in messages. */
    String name();

    /**
     * Passes a database that keeps what it acknowledges, as it was given.
     *
     * @throws dev.crmkit.spi.storage.StorageException saying what is wrong and what to do
     */
    void requireFit(Statements database);

    /**
     * The statement that makes a transaction READ COMMITTED, to be sent together with its first one, unless it only reads,
     * which is well at any level of such a database; nothing where JDBC's own way costs no round trip.
     */
    String isolation();

    Set<Capability> capabilities(Statements database);

    /** The turns units and migrations of this process take; empty where the database parts them well. */
    Optional<Turns> turns(Statements database);

    /** The name of the type. */
    String typeName(ColumnType type);

    /** The type of a column in DDL: texts compare by code points. */
    String columnType(ColumnType type);

    /** The type as the catalog tells it. */
    StoredType storedType(ColumnType type);

    /** The name of the type of an array's elements. */
    String elementName(ColumnType type);

    /** Whether the value comes back as it is given; else it is refused. */
    boolean keeps(Object value);

    /** The SQL expression of an array of texts that is absent. */
    String noTexts();

    /** Columns of every record table besides those of the layout, with their types and defaults. */
    List<String> technicalColumns();

    /** What is stored at present, in the schema where tables are made. */
    Catalog catalog(Statements database);

    /** Whether DDL commits, so that a migration is taken step by step; else it is one transaction. */
    boolean commitsDdl();

    /** Keeps other migrations of the same schema away until the transaction ends; nothing where it cannot be done. */
    Optional<Sql> migrationLock();

    /** The columns of an index after the tenant, in DDL. */
    List<String> indexed(TableLayout table, IndexSpec index);

    /** Indexes besides those every database has: their names and the DDL after the name. */
    Map<String, String> ownIndexes(TableLayout table, Catalog catalog);

    /** DDL that gives a column a wider type. */
    String widen(String table, Column column);

    /**
     * Whether the planner must be shown the way to the records of a condition: ids first, then whole records; listed keys,
     * elements and relations as what leads to them.
     */
    boolean needsGuidance();

    /** Whether a text may hold several statements that give rows. */
    boolean answersMany();

    /**
     * A statement that locks rows {@code t} and runs ahead of the one that reads; nothing where that one locks. It selects,
     * besides, whether the next statement will see what was committed before the lock was had.
     */
    Optional<Sql> lockAhead(Sql selected, TableLayout table, Sql where, Sql page);

    /** The rows of the condition on {@code t}, locked unless they are already: FROM of a branch of a load. */
    Sql locked(TableLayout table, Sql where);

    /**
     * Two counters that tell whether a locked row {@code t} has been waited for: without waiting the first is one more
     * than the second. Otherwise all else the statement read may be older than the row.
     */
    List<String> lockCounters(TableLayout table);

    /** What every UPDATE adds to its assignments, beginning with a comma. */
    String touch();

    /**
     * Whether an index has the order, so that a page far down can be come to directly; the empty ones, which come last,
     * are then asked for apart.
     */
    boolean walks(Order order);

    /** Whether an index has that order within each value of the field. */
    boolean walksWithin(Field<?> field);

    /** A statement that inserts many rows, given column by column; nothing where rows are listed. */
    Optional<Sql> insertAll(String table, List<Column> columns, List<List<@Nullable Object>> cells);

    /** How many values are listed one by one; more go to {@link #isOneOf}. */
    int longestList();

    /** What leads to one of the values where the index holds less than the column, ending in AND; else nothing. */
    Sql byIndex(Column column, String alias, List<?> values);

    /** The same for texts that begin like this. */
    Sql byIndexedStart(Column column, String alias, String start, String pattern);

    /** Whether the column is one of many values, all of which are bound. */
    Sql isOneOf(String column, ColumnType type, List<?> values);

    /** How many values {@link #valueTable} takes. */
    int longestValueTable();

    /** The values as a table {@code u} with the one column {@code v}. */
    Sql valueTable(ColumnType type, List<?> values);

    /** A DELETE of many rows {@code t}, each at its version; nothing where rows are removed one by one. */
    Optional<Sql> removeAll(TableLayout table, String tenant, List<Record> records);

    /**
     * One text that changes rows and tells, by index and id, which rows each of the checked statements changed.
     *
     * @param checked at least one UPDATE or DELETE of rows {@code t}
     * @param rest run afterwards
     */
    Sql changed(List<Sql> checked, List<Sql> rest);

    /**
     * Leases due records.
     *
     * @param selected of the row {@code t}, at its new version
     */
    Sql leased(String selected, TableLayout table, Lease lease);

    /** The SQL expression of the database's clock. */
    String clock();

    /** A part of an instant, local to a zone. */
    String localPart(String part, String instant, ZoneId zone);

    /** Whether repeating may help, where neither SQLSTATE nor class of the exception says so. */
    boolean isTransient(SQLException fault);

    /** The names the message of a unique violation mentions, among them that of the index. */
    Stream<String> violated(SQLException fault);
}
