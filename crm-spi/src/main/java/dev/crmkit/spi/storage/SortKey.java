package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.storage.RecordQuery.Position;
import dev.crmkit.spi.value.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What records are sorted by: one meaning for every store. Stateless and thread-safe. */
@ForCallers
public final class SortKey {
    /** Ids compare unsigned, as UUIDv7 and the databases do. */
    public static final Comparator<UUID> BY_ID = SortKey::compareIds;

    private SortKey() {}

    private static int compareIds(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    /**
     * The sort key of a value: the fold of a text, the position (Long) of a choice, else the value itself (Money for
     * money). Empty when the value is. Choices stand in the order the record's own type declares.
     */
    public static Optional<Object> of(Field<?> field, Record record) {
        if (field.type().textual()) {
            return record.folded(field).map(Object.class::cast);
        }
        if (declared(field, record).type() instanceof FieldType.Choice choice) {
            return record.value(field).map(value -> position(choice.options(), value));
        }
        return record.value(field);
    }

    private static Field<?> declared(Field<?> field, Record record) {
        return record.type().field(field.key()).orElse(field);
    }

    private static Object position(List<Option> options, Object value) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).key().equals(value)) {
                return (long) i;
            }
        }
        return (long) options.size();
    }

    /** The total order of a query: its keys, then the id. */
    public static Comparator<Record> comparator(List<Order> orders) {
        Comparator<Record> comparator = Comparator.comparing(Record::id, BY_ID);
        for (int i = orders.size() - 1; i >= 0; i--) {
            comparator = by(orders.get(i)).thenComparing(comparator);
        }
        return comparator;
    }

    private static Comparator<Record> by(Order order) {
        return (a, b) -> compare(order, of(order.field(), a), of(order.field(), b));
    }

    /** The total order of a query over places in it. */
    public static Comparator<Position> positions(List<Order> orders) {
        return (a, b) -> {
            for (int i = 0; i < orders.size(); i++) {
                int order = compare(orders.get(i), a.keys().get(i), b.keys().get(i));
                if (order != 0) {
                    return order;
                }
            }
            return BY_ID.compare(a.id(), b.id());
        };
    }

    /** Compares two sort keys as the order says; empty last in both directions. */
    public static int compare(Order order, Optional<Object> a, Optional<Object> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        int natural = natural(a.get(), b.get());
        return order.descending() ? -natural : natural;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int natural(Object a, Object b) {
        if (a instanceof Money money) {
            Money other = (Money) b;
            int amounts = money.amount().compareTo(other.amount());
            return amounts != 0 ? amounts : money.currency().compareTo(other.currency());
        }
        return ((Comparable) a).compareTo(b);
    }
}
