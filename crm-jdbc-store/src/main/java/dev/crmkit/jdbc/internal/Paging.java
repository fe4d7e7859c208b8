package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.RecordQuery.Position;
import dev.crmkit.spi.storage.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one page with one statement, from a position on: never by counting rows to skip.
 */
final class Paging {
    private final TableLayout table;
    private final RecordQuery query;

    private Paging(TableLayout table, RecordQuery query) {
        this.table = table;
        this.query = query;
    }

    static Slice find(Scope scope, RecordQuery query) {
        TableLayout table = scope.table(query.type());
        if (SqlCompiler.isNever(query.where())) {
            scope.statements().askAhead();
            return new Slice(List.of(), false);
        }
        RowShape shape = table.shape();
        Sql sql = new Paging(table, query).sql(scope, shape.selected());
        List<Record> found = Ranking.sorted(scope.statements().rows(sql, shape::read), query.orders());
        boolean more = found.size() > query.limit();
        return new Slice(more ? found.subList(0, query.limit()) : found, more);
    }

    private Sql sql(Scope scope, String selected) {
        if (query.orders().isEmpty() || !scope.dialect().walks(query.orders().get(0))) {
            return part(scope, selected, query.where(), Sql.empty());
        }
        List<Condition> branches = branches(scope.dialect());
        List<Sql> narrowings = narrowings();
        if (branches.size() * narrowings.size() == 1) {
            return part(scope, selected, query.where(), Sql.empty());
        }
        String inner = query.orders().size() == 1 ? table.shape().columnsOfTable() : "t.*";
        List<Sql> parts = branches.stream()
                .flatMap(branch -> narrowings.stream().map(narrowed -> part(scope, inner, branch, narrowed)))
                .toList();
        Sql merged = Sql.of("SELECT " + (branches.size() == 1 ? "" : distinct()) + "t.* FROM (")
                .add(Sql.bracketed(" UNION ALL ", parts))
                .add(") t ORDER BY ");
        return Sql.of("SELECT " + selected + " FROM (").add(cut(merged)).add(") t");
    }

    /** With one order alone: what follows it may hold values, and the rows of the branches are told apart by all of it. */
    private List<Condition> branches(Dialect dialect) {
        return query.orders().size() == 1 ? Branches.of(query.where(), dialect::walksWithin) : List.of(query.where());
    }

    private String distinct() {
        String key = table.of(query.orders().get(0).field()).main().of("t");
        return "DISTINCT ON (" + key + ", " + Column.ID.of("t") + ") ";
    }

    /** What an index can be entered by: with a position, the place of its first key, and apart from it the empty ones. */
    private List<Sql> narrowings() {
        Optional<Object> key = query.start().flatMap(position -> position.keys().get(0));
        SortTerm first = SortTerm.of(table, query.orders().get(0)).get(0);
        return key.map(value -> List.of(first.notBefore(value), first.empty())).orElse(List.of(Sql.empty()));
    }

    private Sql part(Scope scope, String selected, Condition where, Sql narrowed) {
        return scope.compiler().whole(Sql.of("SELECT " + selected), table, where, source -> page(source, narrowed));
    }

    private Sql page(SqlCompiler.Source source, Sql narrowed) {
        Sql sql = source.sql().and(narrowed);
        query.start().ifPresent(start -> sql.add(" AND (").add(after(start)).add(")"));
        return cut(sql.add(" ORDER BY " + source.order()));
    }

    /** One more than asked for, to know whether there are more. */
    private Sql cut(Sql sql) {
        return sql.add(ordering()).first(query.limit() + 1L);
    }

    private Sql ordering() {
        Sql ordering = Sql.empty();
        for (Order order : query.orders()) {
            SortTerm.of(table, order)
                    .forEach(term -> ordering.add(term.ordering()).add(", "));
        }
        return ordering.add(Column.ID.of("t"));
    }

    /** Later by the first key, or the same there and later by the second, and so on; at the end by the id. */
    private Sql after(Position start) {
        List<Sql> later = new ArrayList<>();
        List<Sql> same = new ArrayList<>();
        for (int i = 0; i < query.orders().size(); i++) {
            Optional<Object> key = start.keys().get(i);
            for (SortTerm term : SortTerm.of(table, query.orders().get(i))) {
                key.ifPresent(value -> later.add(conjunction(same, term.after(value))));
                same.add(key.map(term::same).orElseGet(term::empty));
            }
        }
        later.add(conjunction(same, Sql.of(Column.ID.of("t") + " > ").bind(ColumnType.UUID, start.id())));
        return Sql.joined(" OR ", later);
    }

    private static Sql conjunction(List<Sql> same, Sql last) {
        return Sql.joined(" AND ", same).separated(" AND ").add(last);
    }
}
