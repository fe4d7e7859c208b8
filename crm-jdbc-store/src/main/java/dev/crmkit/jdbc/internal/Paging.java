package dev.crmkit.jdbc.internal;

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
            return new Slice(List.of(), false);
        }
        RowShape shape = table.shape();
        Sql sql = new Paging(table, query).sql(scope, shape.selected());
        List<Record> found = Ranking.sorted(scope.statements().rows(sql, shape::read), query.orders());
        boolean more = found.size() > query.limit();
        return new Slice(more ? found.subList(0, query.limit()) : found, more);
    }

    private Sql sql(Scope scope, String selected) {
        Optional<Object> start = query.start()
                .flatMap(position -> position.keys().stream().findFirst().flatMap(key -> key));
        if (start.isEmpty() || !scope.dialect().walks(query.orders().get(0))) {
            return part(scope, selected, Sql.empty());
        }
        SortTerm first = SortTerm.of(table, query.orders().get(0)).get(0);
        List<Sql> parts =
                List.of(part(scope, selected, first.notBefore(start.get())), part(scope, selected, first.empty()));
        return Sql.bracketed(" UNION ALL ", parts);
    }

    private Sql part(Scope scope, String selected, Sql narrowed) {
        return scope.compiler()
                .whole(Sql.of("SELECT " + selected), table, query.where(), source -> page(source, narrowed));
    }

    private Sql page(SqlCompiler.Source source, Sql narrowed) {
        Sql sql = source.sql().and(narrowed);
        query.start().ifPresent(start -> sql.add(" AND (").add(after(start)).add(")"));
        return sql.add(" ORDER BY " + source.order())
                .add(ordering())
                .add(" FETCH FIRST ")
                .bind(ColumnType.WHOLE, query.limit() + 1L)
                .add(" ROWS ONLY");
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
