package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.Group;
import dev.crmkit.spi.storage.Aggregation.Kind;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An aggregation as a plain loop: what the store's answer is compared with. */
final class Folding {
    private Folding() {}

    /** The values of each group by its keys. */
    static Map<List<Optional<Object>>, List<Optional<Object>>> of(Aggregation wish, List<Record> records) {
        Map<List<Optional<Object>>, List<Record>> groups = new LinkedHashMap<>();
        if (wish.groups().isEmpty()) {
            groups.put(List.of(), records);
        } else {
            records.forEach(record -> groups.computeIfAbsent(keys(wish, record), absent -> new ArrayList<>())
                    .add(record));
        }
        Map<List<Optional<Object>>, List<Optional<Object>>> rows = new LinkedHashMap<>();
        groups.forEach((keys, members) -> rows.put(keys, values(wish, members)));
        return rows;
    }

    private static List<Optional<Object>> keys(Aggregation wish, Record record) {
        List<Optional<Object>> keys = new ArrayList<>();
        for (Group group : wish.groups()) {
            Optional<Object> value = record.value(group.field());
            keys.add(group instanceof Aggregation.ByPeriod period ? value.map(at -> period(period, at)) : value);
        }
        return keys;
    }

    private static Object period(Aggregation.ByPeriod group, Object at) {
        ZonedDateTime local = at instanceof Instant instant
                ? instant.atZone(group.zone())
                : ((LocalDate) at).atStartOfDay(group.zone());
        return switch (group.period()) {
            case HOUR_OF_DAY -> (long) local.getHour();
            case DAY -> local.toLocalDate();
            case MONTH -> local.toLocalDate().withDayOfMonth(1);
        };
    }

    private static List<Optional<Object>> values(Aggregation wish, List<Record> members) {
        List<Optional<Object>> values = new ArrayList<>();
        for (Measure measure : wish.measures()) {
            values.add(value(measure, members));
        }
        return values;
    }

    private static Optional<Object> value(Measure measure, List<Record> members) {
        if (measure.kind() == Kind.COUNT) {
            return Optional.of(count(measure, members));
        }
        Field<?> field = measure.field().orElseThrow();
        Optional<Object> total = Optional.empty();
        for (Record record : members) {
            Object value = record.value(field).orElse(null);
            if (value != null) {
                total = Optional.of(total.isEmpty() ? value : combined(measure.kind(), field, total.get(), value));
            }
        }
        return total.map(sum -> narrowed(field, sum));
    }

    private static Object count(Measure measure, List<Record> members) {
        return members.stream()
                .filter(record -> measure.field().flatMap(record::value).isPresent()
                        || measure.field().isEmpty())
                .count();
    }

    /** Whole numbers are added as decimals, money as amounts of one currency: only the end result must fit. */
    private static Object combined(Kind kind, Field<?> field, Object a, Object b) {
        if (kind != Kind.SUM) {
            return (compare(field, a, b) < 0) == (kind == Kind.MIN) ? a : b;
        }
        if (b instanceof Money money) {
            Sum sum = a instanceof Sum before ? before : new Sum(((Money) a).amount(), ((Money) a).currency());
            return sum.plus(money, field);
        }
        return decimal(a).add(decimal(b));
    }

    private record Sum(BigDecimal amount, String currency) {
        Sum plus(Money money, Field<?> field) {
            if (!money.currency().equals(currency)) {
                throw Aggregates.mixedCurrencies(field);
            }
            return new Sum(amount.add(money.amount()), currency);
        }
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) number;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Field<?> field, Object a, Object b) {
        if (a instanceof Money money && !money.currency().equals(((Money) b).currency())) {
            throw Aggregates.mixedCurrencies(field);
        }
        return ((Comparable) a).compareTo(b);
    }

    private static Object narrowed(Field<?> field, Object sum) {
        if (sum instanceof Sum money) {
            return Money.of(money.amount, money.currency);
        }
        if (!(sum instanceof BigDecimal decimal) || !field.type().name().equals("INT")) {
            return sum;
        }
        if (decimal.toBigInteger().bitLength() >= Long.SIZE) {
            throw Aggregates.overflow(field);
        }
        return decimal.longValueExact();
    }
}
