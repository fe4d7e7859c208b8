package dev.crmkit.core.record;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a page of records. The order is total: the sort keys, then the id; empty values come last in both
 * directions. Immutable.
 *
 * @param limit 50 unless said, at most 500
 * @param archived whether archived records are listed as well
 */
@ForCallers
public record Query(
        Condition where, List<Order> orders, @Nullable Cursor cursor, int limit, boolean archived) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public Query {
        orders = List.copyOf(orders);
    }

    public static Query all() {
        return where(Condition.always());
    }

    public static Query where(Condition condition) {
        return new Query(condition, List.of(), null, DEFAULT_LIMIT, false);
    }

    /** The same, of the records that fit this as well. */
    public Query and(Condition condition) {
        return new Query(where.and(condition), orders, cursor, limit, archived);
    }

    public Query sortBy(Field<?> field) {
        return order(Order.asc(field));
    }

    public Query sortByDescending(Field<?> field) {
        return order(Order.desc(field));
    }

    private Query order(Order order) {
        List<Order> more = new ArrayList<>(orders);
        more.add(order);
        return new Query(where, more, cursor, limit, archived);
    }

    public Query limit(int value) {
        return new Query(where, orders, cursor, value, archived);
    }

    /** The page after the one that gave this cursor; the rest of the query must be the same. */
    public Query after(Cursor value) {
        return new Query(where, orders, value, limit, archived);
    }

    public Query withArchived() {
        return new Query(where, orders, cursor, limit, true);
    }

    public Optional<Cursor> start() {
        return Optional.ofNullable(cursor);
    }
}
