package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.ByPeriod;
import dev.crmkit.spi.storage.Aggregation.Group;
import dev.crmkit.spi.storage.Aggregation.Period;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts and sums with one statement. */
final class Grouping {
    private final Scope scope;
    private final Aggregation wish;
    private final TableLayout table;
    private final List<MeasureTerm> measures;

    private Grouping(Scope scope, Aggregation wish) {
        this.scope = scope;
        this.wish = wish;
        this.table = scope.table(wish.type());
        this.measures = wish.measures().stream()
                .map(measure -> MeasureTerm.of(table, measure))
                .toList();
    }

    static Aggregates aggregate(Scope scope, Aggregation wish) {
        return new Grouping(scope, wish).aggregate();
    }

    private Aggregates aggregate() {
        List<String> keys = wish.groups().stream().flatMap(this::expressions).toList();
        List<String> selected = new ArrayList<>(keys);
        measures.forEach(measure -> selected.addAll(measure.expressions()));
        Sql sql = Sql.of("SELECT " + (selected.isEmpty() ? "COUNT(*)" : String.join(", ", selected)))
                .add(scope.compiler().source(table, wish.where()).sql());
        if (!keys.isEmpty()) {
            sql.add(" GROUP BY " + String.join(", ", keys)).first(wish.limit() + 1L);
        }
        return new Aggregates(scope.statements().rows(sql, this::read));
    }

    private Aggregates.Row read(Cells cells) throws SQLException {
        List<Optional<Object>> keys = new ArrayList<>();
        for (Group group : wish.groups()) {
            keys.add(Optional.ofNullable(key(group, cells)));
        }
        List<Optional<Object>> values = new ArrayList<>();
        for (MeasureTerm measure : measures) {
            values.add(Optional.ofNullable(measure.read(cells)));
        }
        return new Aggregates.Row(keys, values);
    }

    private Stream<String> expressions(Group group) {
        FieldColumns field = single(group.field());
        if (group instanceof ByPeriod period) {
            return parts(period.period())
                    .map(part -> part(period, part, field.main().of("t")));
        }
        if (field.field().type() instanceof FieldType.Reference) {
            return field.values().stream().map(column -> whenPresent(field, column));
        }
        return field.values().stream().map(column -> column.of("t"));
    }

    private FieldColumns single(Field<?> field) {
        if (field.type().multiValued()) {
            throw new IllegalArgumentException("Nothing is grouped by the list " + field.key());
        }
        return table.of(field);
    }

    /** The kind of a link may be known where there is none. */
    private static String whenPresent(FieldColumns field, Column column) {
        return "CASE WHEN " + field.main().of("t") + " IS NOT NULL THEN " + column.of("t") + " END";
    }

    private static Stream<String> parts(Period period) {
        return switch (period) {
            case HOUR_OF_DAY -> Stream.of("HOUR");
            case DAY -> Stream.of("YEAR", "MONTH", "DAY");
            case MONTH -> Stream.of("YEAR", "MONTH");
        };
    }

    private String part(ByPeriod group, String part, String column) {
        return group.field().type() instanceof FieldType.Day
                ? "EXTRACT(" + part + " FROM " + column + ")"
                : scope.dialect().localPart(part, column, group.zone());
    }

    private @Nullable Object key(Group group, Cells cells) throws SQLException {
        if (!(group instanceof ByPeriod period)) {
            return table.of(group.field()).codec().read(cells);
        }
        Long first = cells.whole();
        if (period.period() == Period.HOUR_OF_DAY) {
            return first;
        }
        int month = Math.toIntExact(cells.count());
        int day = period.period() == Period.DAY ? Math.toIntExact(cells.count()) : 1;
        return first == null ? null : LocalDate.of(Math.toIntExact(first), month, day);
    }
}
