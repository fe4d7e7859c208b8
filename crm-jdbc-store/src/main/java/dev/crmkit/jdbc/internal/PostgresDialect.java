package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 14 and later.
 *
 * <p>At READ COMMITTED every statement of a text sees what was committed when it began: a load locks with one statement
 * and reads with the next, which is then as new as the locks. Nothing is left in the session, so connections may be
 * shared between transactions.
 */
final class PostgresDialect implements Dialect {
    private static final int OLDEST = 140_000;

    /** Plans and statements that another has made obsolete. */
    private static final Set<String> OBSOLETE = Set.of("0A000", "26000");

    private static final String WALK =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off; ";

    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_]+");

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /** What the server does with a commit (fsync, synchronous_commit) is decided by who runs it. */
    @Override
    public void requireFit(Statements database) {
        database.rows(
                Sql.of("SELECT current_setting('server_version_num'), current_setting('server_encoding')"), row -> {
                    if (row.count() < OLDEST) {
                        throw new StorageException("The store runs on PostgreSQL 14 or later");
                    }
                    if (!"UTF8".equals(row.text())) {
                        throw new StorageException(
                                "The store keeps any text: the encoding of the database must be UTF8");
                    }
                    return name();
                });
    }

    @Override
    public String isolation() {
        return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    }

    @Override
    public Optional<Turns> turns(Statements database) {
        return Optional.empty();
    }

    @Override
    public Set<Capability> capabilities(Statements database) {
        return Set.of(Capability.DURABLE, Capability.SECOND_PROCESS, Capability.HOST_TRANSACTION);
    }

    @Override
    public String typeName(ColumnType type) {
        return PostgresTypes.name(type);
    }

    @Override
    public String columnType(ColumnType type) {
        return PostgresTypes.inColumn(type);
    }

    @Override
    public StoredType storedType(ColumnType type) {
        return PostgresTypes.stored(type);
    }

    @Override
    public String elementName(ColumnType type) {
        return PostgresTypes.element(type);
    }

    @Override
    public boolean keeps(Object value) {
        return PostgresTypes.keeps(value);
    }

    @Override
    public String noTexts() {
        return "CAST(NULL AS text[])";
    }

    @Override
    public List<String> technicalColumns() {
        return List.of();
    }

    @Override
    public Catalog catalog(Statements database) {
        return PostgresCatalog.read(database);
    }

    @Override
    public boolean commitsDdl() {
        return false;
    }

    @Override
    public Optional<Sql> migrationLock() {
        return Optional.of(
                Sql.of("SELECT pg_advisory_xact_lock(hashtextextended('crmkit migration ' || current_schema(), 0))"));
    }

    @Override
    public List<String> indexed(TableLayout table, IndexSpec index) {
        return PostgresIndexes.indexed(table, index);
    }

    @Override
    public Map<String, String> ownIndexes(TableLayout table, Catalog catalog) {
        return PostgresIndexes.own(table, catalog);
    }

    @Override
    public String widen(String table, Column column) {
        return "ALTER TABLE " + table + " ALTER COLUMN " + column.name() + " SET DATA TYPE "
                + columnType(column.type());
    }

    @Override
    public boolean needsGuidance() {
        return false;
    }

    @Override
    public boolean answersMany() {
        return true;
    }

    @Override
    public Optional<Sql> lockAhead(Sql selected, TableLayout table, Sql where, Sql page) {
        return Optional.of(Sql.of("SELECT ")
                .add(selected)
                .add(", current_setting('transaction_isolation') <> 'repeatable read' FROM " + table.name()
                        + " t WHERE ")
                .add(where)
                .add(page)
                .add(" FOR UPDATE OF t"));
    }

    @Override
    public Sql locked(TableLayout table, Sql where) {
        return Sql.of(" FROM " + table.name() + " t WHERE ").add(where);
    }

    @Override
    public List<String> lockCounters(TableLayout table) {
        return List.of("1", "0");
    }

    @Override
    public String touch() {
        return "";
    }

    @Override
    public boolean walks(Order order) {
        return order.descending() && order.field().equals(Header.CREATED_AT);
    }

    @Override
    public boolean walksWithin(Field<?> field) {
        return PostgresIndexes.isScope(field);
    }

    @Override
    public Optional<Sql> insertAll(String table, List<Column> columns, List<List<@Nullable Object>> cells) {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        Sql insert = Sql.of("INSERT INTO " + table + " (" + names + ") SELECT * FROM unnest(");
        for (int i = 0; i < columns.size(); i++) {
            insert.add(i == 0 ? "" : ", ").bind(columns.get(i).type(), cells.get(i));
        }
        return Optional.of(insert.add(")"));
    }

    /** A text with an array stays the same for any number of values. */
    @Override
    public int longestList() {
        return 1;
    }

    @Override
    public Sql byIndex(Column column, String alias, List<?> values) {
        return PostgresIndexes.leading(column, alias, values);
    }

    @Override
    public Sql byIndexedStart(Column column, String alias, String start, String pattern) {
        return PostgresIndexes.leadingStart(column, alias, start, pattern);
    }

    @Override
    public Sql isOneOf(String column, ColumnType type, List<?> values) {
        return Sql.of(column + " = ANY(").bind(type, values).add(")");
    }

    @Override
    public int longestValueTable() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Sql valueTable(ColumnType type, List<?> values) {
        return Sql.of("UNNEST(").bind(type, values).add(") u(v)");
    }

    /** The ids stand in it twice: by a list of them the server comes in through the primary key, whatever it expects. */
    @Override
    public Optional<Sql> removeAll(TableLayout table, String tenant, List<Record> records) {
        List<UUID> ids = records.stream().map(Record::id).toList();
        return Optional.of(Sql.of("DELETE FROM " + table.name() + " t USING unnest(")
                .bind(Column.ID.type(), ids)
                .add(", ")
                .bind(
                        Column.VERSION.type(),
                        records.stream().map(Record::version).toList())
                .add(") AS e(id, version) WHERE t.id = e.id AND t.version = e.version AND t.tenant_id = ")
                .bind(Column.TENANT.type(), tenant)
                .add(" AND t.id = ANY(")
                .bind(Column.ID.type(), ids)
                .add(")"));
    }

    /** A change that is alone tells by itself, without a query around it. */
    @Override
    public Sql changed(List<Sql> checked, List<Sql> rest) {
        Sql text = checked.size() == 1
                ? Sql.empty().add(checked.get(0)).add(" RETURNING 0, t.id")
                : changedTogether(checked);
        rest.forEach(statement -> text.add("; ").add(statement));
        return text;
    }

    /** All see what was there before any of them. */
    private static Sql changedTogether(List<Sql> checked) {
        List<Sql> changes = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Sql change : checked) {
            String name = "c" + changes.size();
            changed.add("SELECT " + changes.size() + ", id FROM " + name);
            changes.add(Sql.of(name + " AS (").add(change).add(" RETURNING t.id)"));
        }
        return Sql.of("WITH ").add(Sql.joined(", ", changes)).add(" " + String.join(" UNION ALL ", changed));
    }

    /**
     * A row that another claimant has is passed over; one that was claimed meanwhile is judged again and left.
     *
     * <p>The statistics of a queue are hardly ever true of it. Told that it is empty the server would look at all that is
     * due and sort it, so until the end of the transaction it may only walk indexes, and sort what is due at one instant.
     * When a record is free stands in the index too: what is leased is passed over there.
     */
    @Override
    public Sql leased(String selected, TableLayout table, Lease lease) {
        Sql free = Sql.of(PostgresIndexes.free(table, "d.") + " <= ").bind(ColumnType.INSTANT, lease.now());
        return Sql.of(WALK + "WITH due AS MATERIALIZED (")
                .add(lease.heads(table, lease.claimable(table, "d").and(free)))
                .add(" FOR UPDATE OF d SKIP LOCKED), t AS (UPDATE " + table.name() + " u SET "
                        + table.of(Due.LEASE_UNTIL).main().name() + " = ")
                .bind(ColumnType.INSTANT, lease.until())
                .add(", version = version + 1 FROM due WHERE u.tenant_id = ")
                .bind(Column.TENANT.type(), lease.tenant())
                .add(" AND u.id = due.id RETURNING u.*) SELECT " + selected + " FROM t");
    }

    @Override
    public String clock() {
        return "clock_timestamp()";
    }

    /** A fixed offset is given as an interval: as a name its sign would be read the other way round. */
    @Override
    public String localPart(String part, String instant, ZoneId zone) {
        String local = zone.getRules().isFixedOffset()
                ? "make_interval(secs => "
                        + zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() + ")"
                : "'" + zone.getId() + "'";
        return "EXTRACT(" + part + " FROM " + instant + " AT TIME ZONE " + local + ")";
    }

    @Override
    public boolean isTransient(SQLException fault) {
        return OBSOLETE.contains(String.valueOf(fault.getSQLState()));
    }

    /** The first line reads {@code ERROR: ... "ux_deal__number"} in the server's language; the next one shows values. */
    @Override
    public Stream<String> violated(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        return Arrays.stream(NO_NAME.split(message.lines().findFirst().orElse("")))
                .map(name -> name.toLowerCase(Locale.ROOT));
    }
}
