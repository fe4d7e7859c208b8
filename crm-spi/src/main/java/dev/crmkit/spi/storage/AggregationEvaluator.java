package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Aggregation.Group;
import dev.crmkit.spi.storage.Aggregation.Kind;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reference semantics of an {@link Aggregation}: what every adapter must answer, and all that one without a query
 * language of its own needs. Stateless and thread-safe.
 */
@ForCallers
public final class AggregationEvaluator {
    private AggregationEvaluator() {}

    /**
     * Counts and sums records in groups.
     *
     * @param records those the condition of the wish is true of; read once
     * @throws dev.crmkit.spi.InvalidInputException {@link Aggregates#mixedCurrencies} or {@link Aggregates#overflow}
     */
    public static Aggregates evaluate(Aggregation wish, Stream<Record> records) {
        Map<List<Optional<Object>>, List<Record>> groups = new LinkedHashMap<>();
        if (wish.groups().isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        records.forEach(record -> add(groups, keys(wish.groups(), record), record, wish.limit()));
        List<Aggregates.Row> rows = new ArrayList<>(groups.size());
        groups.forEach((keys, members) -> rows.add(new Aggregates.Row(keys, values(wish.measures(), members))));
        return new Aggregates(rows);
    }

    /** One group more than asked for tells that there are more. */
    private static void add(
            Map<List<Optional<Object>>, List<Record>> groups, List<Optional<Object>> keys, Record record, int limit) {
        if (groups.size() <= limit || groups.containsKey(keys)) {
            groups.computeIfAbsent(keys, absent -> new ArrayList<>()).add(record);
        }
    }

    private static List<Optional<Object>> keys(List<Group> groups, Record record) {
        return groups.stream().map(group -> key(group, record)).toList();
    }

    private static Optional<Object> key(Group group, Record record) {
        if (group instanceof Aggregation.ByPeriod period) {
            return record.value(period.field()).map(value -> period(period, value));
        }
        return record.value(group.field());
    }

    private static Object period(Aggregation.ByPeriod group, Object value) {
        if (value instanceof LocalDate day) {
            return day(group.period(), day);
        }
        ZonedDateTime local = ((Instant) value).atZone(group.zone());
        return group.period() == Aggregation.Period.HOUR_OF_DAY
                ? (Object) (long) local.getHour()
                : day(group.period(), local.toLocalDate());
    }

    private static LocalDate day(Aggregation.Period period, LocalDate day) {
        return period == Aggregation.Period.MONTH ? day.withDayOfMonth(1) : day;
    }

    private static List<Optional<Object>> values(List<Measure> measures, List<Record> members) {
        return measures.stream().map(measure -> value(measure, members)).toList();
    }

    private static Optional<Object> value(Measure measure, List<Record> members) {
        if (measure.field().isEmpty()) {
            return Optional.of((long) members.size());
        }
        Field<?> field = measure.field().get();
        List<Object> present =
                members.stream().flatMap(record -> record.value(field).stream()).toList();
        if (measure.kind() == Kind.COUNT) {
            return Optional.of((long) present.size());
        }
        requireOneCurrency(field, present);
        return switch (measure.kind()) {
            case SUM -> sum(field, present);
            case MIN -> present.stream().min(AggregationEvaluator::compare);
            default -> present.stream().max(AggregationEvaluator::compare);
        };
    }

    private static void requireOneCurrency(Field<?> field, List<Object> values) {
        long currencies = values.stream()
                .filter(Money.class::isInstance)
                .map(money -> ((Money) money).currency())
                .distinct()
                .count();
        if (currencies > 1) {
            throw Aggregates.mixedCurrencies(field);
        }
    }

    /** Adds up without bounds and narrows at the end, so that the order of the records does not matter. */
    private static Optional<Object> sum(Field<?> field, List<Object> values) {
        BigDecimal sum = values.stream().map(AggregationEvaluator::number).reduce(BigDecimal.ZERO, BigDecimal::add);
        return values.stream().findFirst().map(like -> narrow(field, sum, like));
    }

    private static BigDecimal number(Object value) {
        if (value instanceof Money money) {
            return money.amount();
        }
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    private static Object narrow(Field<?> field, BigDecimal sum, Object like) {
        if (like instanceof Money money) {
            return Money.of(sum, money.currency());
        }
        return like instanceof Long ? whole(field, sum) : sum;
    }

    private static Object whole(Field<?> field, BigDecimal sum) {
        BigInteger whole = sum.toBigIntegerExact();
        if (whole.bitLength() >= Long.SIZE) {
            throw Aggregates.overflow(field);
        }
        return whole.longValue();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) {
        return ((Comparable) a).compareTo(b);
    }
}
