package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.value.Money;
import java.util.List;
import java.util.function.Function;

/**
 * One expression to sort by, and what stands for it in a sort key.
 *
 * @param expression of the row {@code t}; null where the field is empty
 * @param part takes the value of the expression out of a sort key
 */
record SortTerm(Sql expression, ColumnType type, boolean descending, Function<Object, Object> part) {

    /** The terms of one order: money has two, amount and currency. */
    static List<SortTerm> of(TableLayout table, Order order) {
        FieldColumns columns = table.of(order.field());
        boolean descending = order.descending();
        FieldType<?> type = columns.field().type();
        if (type.textual()) {
            return List.of(plain(columns.fold(), descending));
        }
        if (type instanceof FieldType.Choice choice) {
            return List.of(
                    new SortTerm(position(columns.main(), choice), ColumnType.WHOLE, descending, Function.identity()));
        }
        if (type instanceof FieldType.Amount) {
            return List.of(
                    new SortTerm(
                            Sql.of(columns.main().of("t")),
                            columns.main().type(),
                            descending,
                            key -> ((Money) key).amount()),
                    new SortTerm(
                            Sql.of(columns.values().get(1).of("t")),
                            columns.values().get(1).type(),
                            descending,
                            key -> ((Money) key).currency()));
        }
        requireOrdered(order.field());
        return List.of(plain(columns.main(), descending));
    }

    private static SortTerm plain(Column column, boolean descending) {
        return new SortTerm(Sql.of(column.of("t")), column.type(), descending, Function.identity());
    }

    private static void requireOrdered(Field<?> field) {
        if (!field.type().ordered()) {
            throw new IllegalArgumentException("Nothing is sorted by the field " + field.key());
        }
    }

    /** The place of a choice among the declared ones; those no longer declared come after them. */
    private static Sql position(Column column, FieldType.Choice choice) {
        String name = column.of("t");
        Sql position = Sql.of("CASE WHEN " + name + " IS NULL THEN NULL");
        long place = 0;
        for (Option option : choice.options()) {
            position.add(" WHEN " + name + " = ")
                    .bind(column.type(), option.key())
                    .add(" THEN " + place++);
        }
        return position.add(" ELSE " + place + " END");
    }

    /** How it stands in ORDER BY: empty last in both directions. */
    Sql ordering() {
        return Sql.empty().add(expression).add(descending ? " DESC NULLS LAST" : " NULLS LAST");
    }

    /** Comes after that sort key. */
    Sql after(Object key) {
        return Sql.of("(")
                .add(expression)
                .add(descending ? " < " : " > ")
                .bind(type, part.apply(key))
                .add(" OR ")
                .add(expression)
                .add(" IS NULL)");
    }

    /** Comes after that sort key or with it, and is not empty. */
    Sql notBefore(Object key) {
        return Sql.empty().add(expression).add(descending ? " <= " : " >= ").bind(type, part.apply(key));
    }

    Sql same(Object key) {
        return Sql.empty().add(expression).add(" = ").bind(type, part.apply(key));
    }

    Sql empty() {
        return Sql.empty().add(expression).add(" IS NULL");
    }
}
