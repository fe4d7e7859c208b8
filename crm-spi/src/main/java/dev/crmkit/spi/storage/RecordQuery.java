package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of one type.
 *
 * @param after where the page before ended, null for the first page
 * @param limit how many records at the most, at least 1
 */
@ForCallers
public record RecordQuery(
        String type,
        Condition where,
        List<Order> orders,
        @Nullable Position after,
        int limit) {
    public RecordQuery {
        orders = List.copyOf(orders);
    }

    public Optional<Position> start() {
        return Optional.ofNullable(after);
    }

    /**
     * A place in the total order: the sort keys of a record, one per order, and its id.
     *
     * @param keys as {@link SortKey#of} gives them; empty for an empty value
     */
    @ForCallers
    public record Position(List<Optional<Object>> keys, UUID id) {
        public Position {
            keys = List.copyOf(keys);
        }

        /** The position of a record under these orders. */
        public static Position of(Record last, List<Order> orders) {
            return new Position(
                    orders.stream()
                            .map(order -> SortKey.of(order.field(), last))
                            .toList(),
                    last.id());
        }
    }
}
