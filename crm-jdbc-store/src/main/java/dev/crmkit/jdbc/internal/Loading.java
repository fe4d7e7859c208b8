package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.value.RecordRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers a load plan with one statement: a UNION ALL with a branch per selection. Selections of one type share their
 * columns.
 *
 * <p>Should a locked row have been waited for, everything else in the answer may be older than it. The rows being locked
 * by then, the same statement is run once more.
 */
final class Loading {
    private static final int ROUNDS = 5;
    private static final int FIRST_RECORD_COLUMN = 4;

    /** Not by the whole primary key: H2 would walk that index instead of coming in by the rows a relation leads to. */
    private static final String ORDER = " ORDER BY t.id FETCH FIRST ";

    private final Scope scope;
    private final List<Selection> selections;

    /** The column each table's own columns begin at. */
    private final Map<TableLayout, Integer> starts = new LinkedHashMap<>();

    private Loading(Scope scope, List<Selection> selections) {
        this.scope = scope;
        this.selections = selections;
        int next = FIRST_RECORD_COLUMN;
        for (Selection selection : selections) {
            TableLayout table = scope.table(selection.type());
            if (!starts.containsKey(table)) {
                starts.put(table, next);
                next += new RowShape(table).selected().size();
            }
        }
    }

    /**
     * One row of the answer.
     *
     * @param locked the lock counter of the row, as locked
     * @param seen the same as the rest of the statement sees it
     */
    private record Found(int selection, long locked, long seen, Record record) {}

    static Loaded load(Scope scope, LoadPlan plan) {
        List<Selection> asked = plan.selections().stream()
                .filter(selection -> !SqlCompiler.isNever(selection.where()))
                .toList();
        return asked.isEmpty() ? new Loaded(Map.of()) : new Loading(scope, asked).load();
    }

    private Loaded load() {
        Sql sql = sql();
        for (int round = 0; round < ROUNDS; round++) {
            List<Found> rows = scope.statements().rows(sql, this::read);
            if (isOfOnePiece(rows)) {
                return loaded(rows);
            }
        }
        throw new TransientStorageException(
                "The records to lock are being fought over", new IllegalStateException("rounds: " + ROUNDS));
    }

    private Sql sql() {
        List<Sql> branches = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            branches.add(branch(i, selections.get(i)));
        }
        return branches.size() == 1 ? branches.get(0) : Sql.bracketed(" UNION ALL ", branches);
    }

    private Sql branch(int index, Selection selection) {
        TableLayout table = scope.table(selection.type());
        List<String> counters = selection.lock() ? scope.dialect().lockCounters(table) : List.of("0", "0");
        List<String> columns = new ArrayList<>(List.of(Integer.toString(index)));
        columns.addAll(counters);
        starts.keySet()
                .forEach(each -> columns.addAll(
                        each == table ? new RowShape(each).selected() : new RowShape(each).absent(scope.dialect())));
        Sql select = Sql.of("SELECT " + String.join(", ", columns));
        SqlCompiler compiler = scope.compiler();
        if (!selection.lock()) {
            Sql ids = Sql.of("SELECT t.id AS v")
                    .add(compiler.source(table, selection.where()).sql());
            return select.add(compiler.picked(table, limited(ids, selection)));
        }
        Sql where = compiler.predicate(table, selection.where());
        return limited(select.add(" FROM ").add(scope.dialect().locked(table, where)), selection);
    }

    private static Sql limited(Sql sql, Selection selection) {
        return sql.add(ORDER).bind(ColumnType.WHOLE, (long) selection.limit()).add(" ROWS ONLY");
    }

    private Found read(Cells cells) throws SQLException {
        int index = Math.toIntExact(cells.count());
        long locked = cells.count();
        long seen = cells.count();
        TableLayout table = scope.table(selections.get(index).type());
        return new Found(index, locked, seen, new RowShape(table).read(cells.at(starts.getOrDefault(table, 0))));
    }

    /** Whether no locked row has changed since the statement began. */
    private boolean isOfOnePiece(List<Found> rows) {
        Set<RecordRef> locked = new HashSet<>();
        return rows.stream()
                .filter(row -> selections.get(row.selection()).lock())
                .filter(row -> locked.add(row.record().ref()))
                .allMatch(row -> row.locked() == row.seen() + 1);
    }

    private Loaded loaded(List<Found> rows) {
        Map<String, List<Record>> byName = new HashMap<>();
        for (Found row : rows) {
            byName.computeIfAbsent(selections.get(row.selection()).name(), absent -> new ArrayList<>())
                    .add(row.record());
        }
        byName.values().forEach(records -> records.sort(Comparator.comparing(Record::id, SortKey.BY_ID)));
        return new Loaded(byName);
    }
}
