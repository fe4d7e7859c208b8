package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies a change set with one text: first the updates and removals, each telling how many rows it changed, then
 * everything that needs no check. Only a set beyond the size of a text is sent in several, the checks first.
 */
final class Writing {
    private static final int MAX_CHECKED = 250;
    private static final int MAX_BINDS = 20_000;

    /** More rows than so many are given column by column where the database takes them so. */
    private static final int MOST_LISTED = 3;

    private final Scope scope;
    private final List<Checked> checked = new ArrayList<>();
    private final List<Sql> rest = new ArrayList<>();
    private final Map<TableLayout, List<Record>> removals = new LinkedHashMap<>();
    private final Map<TableLayout, List<Record>> inserts = new LinkedHashMap<>();
    private final Map<FieldColumns, List<Record>> lists = new LinkedHashMap<>();

    private Writing(Scope scope) {
        this.scope = scope;
    }

    /** A statement that must change exactly these records. */
    private record Checked(List<Record> expected, Sql sql) {}

    /** A record that one of the checked statements has changed. */
    private record Changed(long statement, @Nullable UUID id) {}

    /**
     * Applies all changes or throws.
     *
     * @throws VersionConflictException when a record is not as expected
     */
    static void apply(Scope scope, ChangeSet set) {
        Writing writing = new Writing(scope);
        set.changes().forEach(writing::prepare);
        writing.removals.forEach(writing::remove);
        writing.inserts.forEach(writing::insert);
        writing.lists.forEach(writing::insertElements);
        writing.run();
    }

    private void prepare(Change change) {
        TableLayout table = scope.table(change.record().type().key());
        if (change instanceof Change.Update update) {
            update(table, update);
        } else if (change instanceof Change.Remove remove) {
            removals.computeIfAbsent(table, absent -> new ArrayList<>()).add(remove.record());
        } else {
            inserts.computeIfAbsent(table, absent -> new ArrayList<>()).add(change.record());
            table.multiValued().stream()
                    .filter(field ->
                            !writer(table).elements(field, change.record()).isEmpty())
                    .forEach(field -> list(field, change.record()));
        }
    }

    private static RowWriter writer(TableLayout table) {
        return new RowWriter(table);
    }

    private void list(FieldColumns field, Record record) {
        lists.computeIfAbsent(field, absent -> new ArrayList<>()).add(record);
    }

    private void update(TableLayout table, Change.Update update) {
        Sql sql = Sql.of("UPDATE " + table.name() + " t SET " + Column.VERSION.name() + " = ")
                .bind(Column.VERSION.type(), update.record().version())
                .add(scope.dialect().touch());
        writer(table)
                .changes(update.before(), update.record())
                .forEach((column, cell) -> sql.add(", " + column.name() + " = ").bind(column.type(), cell));
        checked.add(new Checked(List.of(update.before()), sql.add(expected(table, update.before(), update.permit()))));
        for (FieldColumns field : writer(table).changedLists(update.before(), update.record())) {
            clear(field, update.record());
            list(field, update.record());
        }
    }

    private void remove(TableLayout table, List<Record> records) {
        for (int from = 0; from < records.size(); from += MAX_CHECKED) {
            removePart(table, records.subList(from, Math.min(records.size(), from + MAX_CHECKED)));
        }
        table.multiValued().forEach(field -> records.forEach(record -> clear(field, record)));
    }

    private void removePart(TableLayout table, List<Record> records) {
        Optional<Sql> together = records.size() <= MOST_LISTED
                ? Optional.empty()
                : scope.dialect().removeAll(table, scope.tenant(), records);
        together.ifPresentOrElse(
                sql -> checked.add(new Checked(records, sql)),
                () -> records.forEach(record -> checked.add(new Checked(List.of(record), removal(table, record)))));
    }

    private Sql removal(TableLayout table, Record record) {
        return Sql.of("DELETE FROM " + table.name() + " t").add(expected(table, record, Condition.always()));
    }

    private Sql expected(TableLayout table, Record record, Condition permit) {
        return Sql.of(" WHERE t.id = ")
                .bind(Column.ID.type(), record.id())
                .add(" AND t.version = ")
                .bind(Column.VERSION.type(), record.version())
                .add(" AND ")
                .add(scope.compiler().permit(table, permit));
    }

    private void clear(FieldColumns field, Record record) {
        rest.add(Sql.of("DELETE FROM " + field.table() + " WHERE " + Column.TENANT.name() + " = ")
                .bind(Column.TENANT.type(), scope.tenant())
                .add(" AND " + Column.RECORD.name() + " = ")
                .bind(Column.RECORD.type(), record.id()));
    }

    private void insert(TableLayout table, List<Record> records) {
        List<Map<Column, @Nullable Object>> rows = new ArrayList<>();
        for (Record record : records) {
            Map<Column, @Nullable Object> row = new LinkedHashMap<>();
            row.put(Column.TENANT, scope.tenant());
            row.put(Column.ID, record.id());
            row.put(Column.VERSION, record.version());
            row.putAll(writer(table).cells(record));
            rows.add(row);
        }
        insertRows(table.name(), rows);
    }

    private void insertElements(FieldColumns field, List<Record> records) {
        List<Map<Column, @Nullable Object>> rows = new ArrayList<>();
        for (Record record : records) {
            long position = 0;
            TableLayout table = scope.table(record.type().key());
            for (List<@Nullable Object> element : writer(table).elements(field, record)) {
                Map<Column, @Nullable Object> row = new LinkedHashMap<>();
                row.put(Column.TENANT, scope.tenant());
                row.put(Column.RECORD, record.id());
                row.put(Column.POSITION, position++);
                for (int i = 0; i < element.size(); i++) {
                    row.put(field.values().get(i), element.get(i));
                }
                rows.add(row);
            }
        }
        insertRows(field.table(), rows);
    }

    /** One statement for as many rows as a text takes; columns empty in all of them are left out. */
    private void insertRows(String table, List<Map<Column, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<Column> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        int perText = Math.max(1, MAX_BINDS / columns.size());
        for (int from = 0; from < rows.size(); from += perText) {
            rest.add(inserting(table, List.copyOf(columns), rows.subList(from, Math.min(rows.size(), from + perText))));
        }
    }

    private Sql inserting(String table, List<Column> columns, List<Map<Column, @Nullable Object>> rows) {
        return rows.size() <= MOST_LISTED
                ? listed(table, columns, rows)
                : scope.dialect()
                        .insertAll(table, columns, byColumn(columns, rows))
                        .orElseGet(() -> listed(table, columns, rows));
    }

    private static List<List<@Nullable Object>> byColumn(
            List<Column> columns, List<Map<Column, @Nullable Object>> rows) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Column column : columns) {
            List<@Nullable Object> down = new ArrayList<>();
            rows.forEach(row -> down.add(row.get(column)));
            cells.add(down);
        }
        return cells;
    }

    private static Sql listed(String table, List<Column> columns, List<Map<Column, @Nullable Object>> rows) {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        List<Sql> tuples = rows.stream().map(row -> tuple(columns, row)).toList();
        return Sql.of("INSERT INTO " + table + " (" + names + ") VALUES ").add(Sql.bracketed(", ", tuples));
    }

    private static Sql tuple(Collection<Column> columns, Map<Column, @Nullable Object> row) {
        Sql tuple = Sql.empty();
        for (Column column : columns) {
            tuple.separated(", ").bind(column.type(), row.get(column));
        }
        return tuple;
    }

    private void run() {
        List<Sql> open = new ArrayList<>(rest);
        for (int from = 0; from < checked.size(); from += MAX_CHECKED) {
            List<Checked> part = checked.subList(from, Math.min(checked.size(), from + MAX_CHECKED));
            boolean last = from + MAX_CHECKED >= checked.size();
            runChecked(part, last ? take(open, binds(part)) : List.of());
        }
        while (!open.isEmpty()) {
            scope.statements().run(Sql.joined("; ", take(open, 0)));
        }
    }

    private static int binds(List<Checked> part) {
        return part.stream().mapToInt(change -> change.sql().binds().size()).sum();
    }

    /** As many of the open statements as fit beside what is there, but at least one if nothing is. */
    private static List<Sql> take(List<Sql> open, int taken) {
        List<Sql> fitting = new ArrayList<>();
        int binds = taken;
        while (!open.isEmpty()) {
            binds += open.get(0).binds().size();
            if (binds > MAX_BINDS && binds > open.get(0).binds().size()) {
                break;
            }
            fitting.add(open.remove(0));
        }
        return fitting;
    }

    private void runChecked(List<Checked> part, List<Sql> together) {
        Sql text = scope.dialect().changed(part.stream().map(Checked::sql).toList(), together);
        Set<Changed> changed = new HashSet<>(scope.statements().rows(text, row -> new Changed(row.count(), row.id())));
        for (int i = 0; i < part.size(); i++) {
            for (Record expected : part.get(i).expected()) {
                if (!changed.contains(new Changed(i, expected.id()))) {
                    throw conflict(expected);
                }
            }
        }
    }

    private VersionConflictException conflict(Record expected) {
        long stored = Versions.of(scope, expected.ref());
        return new VersionConflictException(
                expected.ref(), expected.version(), stored == expected.version() ? 0 : stored);
    }
}
