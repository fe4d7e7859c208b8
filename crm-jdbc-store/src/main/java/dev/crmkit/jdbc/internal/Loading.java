package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.storage.StorageException;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers a load plan with one statement: a UNION ALL with a branch per selection. Selections of one type share their
 * columns.
 *
 * <p>Should a locked row have been waited for, everything else in the answer may be older than it. The rows being locked
 * by then, the same is run once more. Where the database locks ahead, the answer is at least as new as the locks, but may
 * hold records that were not there to be locked: the same remedy.
 */
final class Loading {
    private static final int ROUNDS = 5;
    private static final int FIRST_RECORD_COLUMN = 4;

    /** Not by the whole primary key: H2 would walk that index instead of coming in by the rows a relation leads to. */
    private static final String ORDER = " ORDER BY t.id";

    private final Scope scope;
    private final List<Selection> selections;

    /** The column each table's own columns begin at. */
    private final Map<TableLayout, Integer> starts = new LinkedHashMap<>();

    /** What was locked ahead, by selection. */
    private final Set<Locked> locked = new HashSet<>();

    private Loading(Scope scope, List<Selection> selections) {
        this.scope = scope;
        this.selections = selections;
        int next = FIRST_RECORD_COLUMN;
        for (Selection selection : selections) {
            TableLayout table = scope.table(selection.type());
            if (!starts.containsKey(table)) {
                starts.put(table, next);
                next += table.shape().columns();
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

    /** One record that was locked ahead. */
    private record Locked(int selection, @Nullable UUID id) {}

    static Loaded load(Scope scope, LoadPlan plan) {
        List<Selection> asked = plan.selections().stream()
                .filter(selection -> !SqlCompiler.isNever(selection.where()))
                .toList();
        if (asked.isEmpty()) {
            scope.statements().askAhead();
            return new Loaded(Map.of());
        }
        return new Loading(scope, asked).load();
    }

    private Loaded load() {
        List<Sql> ahead = locksAhead();
        Sql sql = sql();
        for (int round = 0; round < ROUNDS; round++) {
            locked.clear();
            List<Found> rows = scope.statements().rows(ahead, this::witness, sql, this::read);
            if (isOfOnePiece(rows, !ahead.isEmpty())) {
                return loaded(rows);
            }
        }
        throw new TransientStorageException(
                "The records to lock are being fought over", new IllegalStateException("rounds: " + ROUNDS));
    }

    private List<Sql> locksAhead() {
        List<Sql> ahead = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            Selection selection = selections.get(i);
            TableLayout table = scope.table(selection.type());
            if (selection.lock()) {
                Sql where = scope.compiler().predicate(table, selection.where());
                scope.dialect()
                        .lockAhead(Sql.of(i + ", t.id"), table, where, page(selection))
                        .ifPresent(ahead::add);
            }
        }
        return ahead;
    }

    private boolean witness(Cells cells) throws SQLException {
        boolean isNew = locked.add(new Locked(Math.toIntExact(cells.count()), cells.id()));
        if (!Boolean.TRUE.equals(cells.flag())) {
            throw new StorageException(
                    "The host's transaction is REPEATABLE READ: what is read beside a lock may be older "
                            + "than the lock; make it READ COMMITTED or SERIALIZABLE");
        }
        return isNew;
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
        for (TableLayout each : starts.keySet()) {
            columns.add(each == table ? each.shape().selected() : each.shape().absent(scope.dialect()));
        }
        Sql select = Sql.of("SELECT " + String.join(", ", columns));
        SqlCompiler compiler = scope.compiler();
        if (!selection.lock()) {
            return compiler.whole(
                    select, table, selection.where(), source -> source.sql().add(page(selection)));
        }
        Sql where = compiler.predicate(table, selection.where());
        return select.add(scope.dialect().locked(table, where)).add(page(selection));
    }

    private static Sql page(Selection selection) {
        return Sql.of(ORDER).first(selection.limit());
    }

    private Found read(Cells cells) throws SQLException {
        int index = Math.toIntExact(cells.count());
        long locked = cells.count();
        long seen = cells.count();
        TableLayout table = scope.table(selections.get(index).type());
        return new Found(index, locked, seen, table.shape().read(cells.at(starts.getOrDefault(table, 0))));
    }

    /** Whether no locked row has changed since the statement began. */
    private boolean isOfOnePiece(List<Found> rows, boolean ahead) {
        Set<RecordRef> checked = new HashSet<>();
        return rows.stream()
                .filter(row -> selections.get(row.selection()).lock())
                .filter(row -> ahead || checked.add(row.record().ref()))
                .allMatch(row -> ahead ? isLockedAhead(row) : row.locked() == row.seen() + 1);
    }

    private boolean isLockedAhead(Found row) {
        return locked.contains(new Locked(row.selection(), row.record().id()));
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
