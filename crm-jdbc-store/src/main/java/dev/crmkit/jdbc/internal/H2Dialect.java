package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.Catalog.StoredType;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * H2 in its regular mode.
 *
 * <p>It has no RETURNING, but {@code FINAL TABLE (UPDATE ...)} changes and reads at once and may stand in a UNION, so
 * one text locks some rows and reads others. All parts of a text see the database as it was when the text began: a row
 * that had to be waited for is then younger than the rest, which the counter {@code lock_no} gives away.
 */
final class H2Dialect implements Dialect {
    /** The longest array H2 takes. */
    private static final int MAX_ARRAY = 65_536;

    private static final int LONGEST_LIST = 50;
    private static final String LOCK_NO = "lock_no";

    /** Versions that lose commits when a file is opened for the second time after a kill. */
    private static final String FORGETFUL = "2.5.";

    /** Lock time-out, concurrent update, connection broken, database closed, closing, in exclusive use. */
    private static final Set<Integer> TRANSIENT_CODES = Set.of(50_200, 90_131, 90_067, 90_098, 90_121, 90_135);

    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_]+");

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public void requireFit(Statements database) {
        Map<String, String> settings = settings(database);
        if (!"REGULAR".equalsIgnoreCase(settings.get("MODE"))) {
            throw new StorageException(
                    "The store runs on H2 in its regular mode only; take MODE out of the database URL");
        }
        if (isFile(database)) {
            requireLastingFile(database, settings);
        }
    }

    private static void requireLastingFile(Statements database, Map<String, String> settings) {
        if (!"0".equals(settings.get("WRITE_DELAY"))) {
            throw new StorageException("This H2 database writes commits to its file with a delay and would lose "
                    + "acknowledged ones when the process is killed; append ;WRITE_DELAY=0 to the database URL");
        }
        String version = database.rows(Sql.of("SELECT H2VERSION()"), row -> String.valueOf(row.text()))
                .get(0);
        if (version.startsWith(FORGETFUL)) {
            throw new StorageException("H2 " + version + " may open the file of a killed process as it was long before "
                    + "and lose what was acknowledged since; take H2 2.4.240 (decision 0013)");
        }
    }

    private static Map<String, String> settings(Statements database) {
        Map<String, String> settings = new HashMap<>();
        database.rows(
                Sql.of("SELECT setting_name, setting_value FROM information_schema.settings "
                        + "WHERE setting_name IN ('MODE', 'WRITE_DELAY')"),
                row -> settings.put(String.valueOf(row.text()), String.valueOf(row.text())));
        return settings;
    }

    private static boolean isFile(Statements database) {
        return path(database).isPresent();
    }

    private static Optional<String> path(Statements database) {
        return database
                .rows(
                        Sql.of("SELECT DATABASE_PATH() WHERE DATABASE_PATH() IS NOT NULL"),
                        row -> String.valueOf(row.text()))
                .stream()
                .findFirst();
    }

    /**
     * What H2 writes to its file at a commit are the roots of its maps, taken one by one: a change that another thread is
     * making meanwhile may be in one and not in the other, and is half there if the process dies before the next commit.
     *
     * <p>In a file or in memory, H2 alters a table by making a copy: what another thread commits meanwhile is lost.
     */
    @Override
    public Optional<Turns> turns(Statements database) {
        return Optional.of(path(database)
                .map(Turns::oneAtATime)
                .orElseGet(() -> Turns.migrationsAlone("in memory: " + inMemory(database))));
    }

    private static String inMemory(Statements database) {
        return database.rows(Sql.of("SELECT DATABASE()"), row -> String.valueOf(row.text()))
                .toString();
    }

    /** JDBC's own way asks nobody. */
    @Override
    public String isolation() {
        return "";
    }

    @Override
    public Set<Capability> capabilities(Statements database) {
        return isFile(database)
                ? Set.of(Capability.DURABLE, Capability.HOST_TRANSACTION)
                : Set.of(Capability.HOST_TRANSACTION);
    }

    @Override
    public String typeName(ColumnType type) {
        return switch (type.kind()) {
            case ASCII -> "varchar(" + type.length() + ")";
            case TEXT -> "varchar(" + utf16(type) + ")";
            case UNBOUNDED -> "varchar";
            case UUID -> "uuid";
            case WHOLE -> "bigint";
            case DECIMAL -> "numeric(" + type.length() + ", " + type.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "timestamp(6) with time zone";
        };
    }

    @Override
    public String columnType(ColumnType type) {
        return typeName(type);
    }

    /** H2 counts a character beyond the basic plane twice. */
    private static int utf16(ColumnType type) {
        return 2 * type.length();
    }

    @Override
    public StoredType storedType(ColumnType type) {
        return switch (type.kind()) {
            case ASCII -> new StoredType("CHARACTER VARYING", type.length(), 0);
            case TEXT -> new StoredType("CHARACTER VARYING", utf16(type), 0);
            case UNBOUNDED -> new StoredType("CHARACTER VARYING", 0, 0);
            case UUID -> new StoredType("UUID", 0, 0);
            case WHOLE -> new StoredType("BIGINT", 0, 0);
            case DECIMAL -> new StoredType("NUMERIC", type.length(), type.scale());
            case BOOLEAN -> new StoredType("BOOLEAN", 0, 0);
            case DATE -> new StoredType("DATE", 0, 0);
            case INSTANT -> new StoredType("TIMESTAMP WITH TIME ZONE", 0, 0);
        };
    }

    @Override
    public String elementName(ColumnType type) {
        return switch (type.kind()) {
            case ASCII, TEXT, UNBOUNDED -> "varchar";
            case DECIMAL -> "numeric";
            default -> typeName(type);
        };
    }

    @Override
    public boolean keeps(Object value) {
        return true;
    }

    @Override
    public String noTexts() {
        return "CAST(NULL AS varchar ARRAY)";
    }

    @Override
    public List<String> technicalColumns() {
        return List.of(LOCK_NO + " bigint DEFAULT 0 NOT NULL");
    }

    @Override
    public Catalog catalog(Statements database) {
        Map<String, Map<String, StoredType>> tables = new HashMap<>();
        database.rows(
                Sql.of("SELECT LOWER(table_name), LOWER(column_name), data_type, "
                        + "COALESCE(character_maximum_length, numeric_precision), numeric_scale "
                        + "FROM information_schema.columns WHERE table_schema = SCHEMA()"),
                row -> tables.computeIfAbsent(String.valueOf(row.text()), absent -> new HashMap<>())
                        .put(String.valueOf(row.text()), storedType(row)));
        Set<String> indexes = new HashSet<>(database.rows(
                Sql.of("SELECT LOWER(index_name) FROM information_schema.indexes WHERE table_schema = SCHEMA()"),
                row -> String.valueOf(row.text())));
        return new Catalog(tables, indexes, Optional.empty());
    }

    private static StoredType storedType(Cells row) throws SQLException {
        String type = String.valueOf(row.text());
        int length = Math.toIntExact(row.count());
        int scale = Math.toIntExact(row.count());
        boolean sized = type.equals("CHARACTER VARYING") || type.equals("NUMERIC");
        return sized ? new StoredType(type, length, scale) : new StoredType(type, 0, 0);
    }

    @Override
    public String widen(String table, Column column) {
        return "ALTER TABLE " + table + " ALTER COLUMN " + column.name() + " SET DATA TYPE " + typeName(column.type());
    }

    @Override
    public boolean commitsDdl() {
        return true;
    }

    @Override
    public Optional<Sql> migrationLock() {
        return Optional.empty();
    }

    @Override
    public List<String> indexed(TableLayout table, IndexSpec index) {
        return index.columns().stream().map(Column::name).toList();
    }

    @Override
    public Map<String, String> ownIndexes(TableLayout table, Catalog catalog) {
        return Map.of();
    }

    @Override
    public boolean needsGuidance() {
        return true;
    }

    @Override
    public boolean answersMany() {
        return false;
    }

    @Override
    public Optional<Sql> lockAhead(Sql selected, TableLayout table, Sql where, Sql page) {
        return Optional.empty();
    }

    @Override
    public Sql locked(TableLayout table, Sql where) {
        return Sql.of(" FROM FINAL TABLE (UPDATE " + table.name() + " t SET lock_no = lock_no + 1 WHERE ")
                .add(where)
                .add(") t");
    }

    @Override
    public List<String> lockCounters(TableLayout table) {
        return List.of(
                "t.lock_no",
                "(SELECT l.lock_no FROM " + table.name() + " l WHERE l.tenant_id = t.tenant_id AND l.id = t.id)");
    }

    @Override
    public String touch() {
        return ", lock_no = lock_no + 1";
    }

    @Override
    public boolean walks(Order order) {
        return false;
    }

    @Override
    public boolean walksWithin(Field<?> field) {
        return false;
    }

    @Override
    public Optional<Sql> insertAll(String table, List<Column> columns, List<List<@Nullable Object>> cells) {
        return Optional.empty();
    }

    @Override
    public int longestList() {
        return LONGEST_LIST;
    }

    @Override
    public Sql byIndex(Column column, String alias, List<?> values) {
        return Sql.empty();
    }

    @Override
    public Sql byIndexedStart(Column column, String alias, String start, String pattern) {
        return Sql.empty();
    }

    @Override
    public Sql isOneOf(String column, ColumnType type, List<?> values) {
        List<Sql> parts = arrays(values).stream()
                .map(array -> Sql.of("ARRAY_CONTAINS(").bind(type, array).add(", " + column + ")"))
                .toList();
        return Sql.of("(").add(Sql.joined(" OR ", parts)).add(")");
    }

    /** A UNION of two arrays would hold more, but H2 loses matches when it joins one. */
    @Override
    public int longestValueTable() {
        return MAX_ARRAY;
    }

    @Override
    public Sql valueTable(ColumnType type, List<?> values) {
        return Sql.of("UNNEST(").bind(type, values).add(") u(v)");
    }

    private static List<List<?>> arrays(List<?> values) {
        List<List<?>> arrays = new ArrayList<>();
        for (int from = 0; from < values.size(); from += MAX_ARRAY) {
            arrays.add(values.subList(from, Math.min(values.size(), from + MAX_ARRAY)));
        }
        return arrays;
    }

    @Override
    public Optional<Sql> removeAll(TableLayout table, String tenant, List<Record> records) {
        return Optional.empty();
    }

    @Override
    public Sql changed(List<Sql> checked, List<Sql> rest) {
        List<Sql> branches = new ArrayList<>();
        for (Sql change : checked) {
            String delta = change.text().startsWith("DELETE") ? "OLD" : "FINAL";
            branches.add(Sql.of("SELECT " + branches.size() + ", id FROM " + delta + " TABLE (")
                    .add(change)
                    .add(")"));
        }
        Sql text = Sql.joined(" UNION ALL ", branches);
        rest.forEach(statement -> text.add("; ").add(statement));
        return text;
    }

    /** Being claimable stands in it twice: a row that had to be waited for is judged again as it is now. */
    @Override
    public Sql leased(String selected, TableLayout table, Lease lease) {
        String leaseUntil = table.of(Due.LEASE_UNTIL).main().name();
        return Sql.of("SELECT " + selected + " FROM FINAL TABLE (UPDATE " + table.name() + " t SET " + leaseUntil
                        + " = ")
                .bind(ColumnType.INSTANT, lease.until())
                .add(", version = version + 1" + touch() + " WHERE t.tenant_id = ")
                .bind(Column.TENANT.type(), lease.tenant())
                .add(" AND ")
                .add(lease.claimable(table, "t"))
                .add(" AND t.id IN (")
                .add(lease.heads(table, lease.claimable(table, "d")))
                .add(")) t");
    }

    @Override
    public String clock() {
        return "CURRENT_TIMESTAMP(6)";
    }

    @Override
    public String localPart(String part, String instant, ZoneId zone) {
        return "EXTRACT(" + part + " FROM " + instant + " AT TIME ZONE '" + zone.getId() + "')";
    }

    @Override
    public boolean isTransient(SQLException fault) {
        return TRANSIENT_CODES.contains(fault.getErrorCode());
    }

    /** The message reads {@code ... "PUBLIC.UX_DEAL__NUMBER ON PUBLIC.CRM_DEAL(...) VALUES (...)"}. */
    @Override
    public Stream<String> violated(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        int end = message.indexOf(" ON ");
        return end < 0
                ? Stream.empty()
                : Arrays.stream(NO_NAME.split(message.substring(0, end))).map(name -> name.toLowerCase(Locale.ROOT));
    }
}
