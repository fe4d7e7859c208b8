package dev.crmkit.core.internal;

import dev.crmkit.core.report.Report;
import dev.crmkit.core.report.ReportTable;
import dev.crmkit.core.report.Share;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works the columns of a report out of what a store measures. */
final class Reports {
    private final Report report;
    private final List<Measure> measures = new ArrayList<>(List.of(Measure.count()));

    Reports(Report report) {
        this.report = report;
        report.columns().forEach(this::measure);
    }

    private void measure(Report.Column column) {
        column.field().ifPresent(field -> {
            switch (column.kind()) {
                case COUNT -> need(Measure.of(Aggregation.Kind.COUNT, field));
                case SUM -> need(Measure.of(Aggregation.Kind.SUM, field));
                case MIN -> need(Measure.of(Aggregation.Kind.MIN, field));
                case MAX -> need(Measure.of(Aggregation.Kind.MAX, field));
                case AVERAGE -> {
                    need(Measure.of(Aggregation.Kind.SUM, field));
                    need(Measure.of(Aggregation.Kind.COUNT, field));
                }
                case SHARE -> {}
            }
        });
    }

    private void need(Measure measure) {
        if (!measures.contains(measure)) {
            measures.add(measure);
        }
    }

    List<Measure> measures() {
        return measures;
    }

    ReportTable table(Aggregates aggregates) {
        long whole = aggregates.rows().stream()
                .mapToLong(row -> (Long) row.values().get(0).orElse(0L))
                .sum();
        return new ReportTable(aggregates.rows().stream()
                .sorted(byKeys())
                .map(row -> new ReportTable.Row(row.keys(), values(row, whole)))
                .toList());
    }

    private Map<String, Object> values(Aggregates.Row row, long whole) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Report.Column column : report.columns()) {
            value(column, row, whole).ifPresent(value -> values.put(column.name(), value));
        }
        return values;
    }

    private Optional<Object> value(Report.Column column, Aggregates.Row row, long whole) {
        long count = (Long) row.values().get(0).orElse(0L);
        Optional<Field<?>> field = column.field();
        return switch (column.kind()) {
            case SHARE -> Optional.of(new Share(count, whole));
            case COUNT -> field.isEmpty() ? Optional.of(count) : measured(Aggregation.Kind.COUNT, field.get(), row);
            case SUM -> measured(Aggregation.Kind.SUM, field.orElseThrow(), row);
            case MIN -> measured(Aggregation.Kind.MIN, field.orElseThrow(), row);
            case MAX -> measured(Aggregation.Kind.MAX, field.orElseThrow(), row);
            case AVERAGE -> average(field.orElseThrow(), row);
        };
    }

    private Optional<Object> measured(Aggregation.Kind kind, Field<?> field, Aggregates.Row row) {
        return row.values().get(measures.indexOf(Measure.of(kind, field)));
    }

    private Optional<Object> average(Field<?> field, Aggregates.Row row) {
        long count = (Long) measured(Aggregation.Kind.COUNT, field, row).orElse(0L);
        return measured(Aggregation.Kind.SUM, field, row)
                .filter(sum -> count > 0)
                .map(sum -> divided(sum, count));
    }

    private static Object divided(Object sum, long count) {
        BigDecimal divisor = BigDecimal.valueOf(count);
        if (sum instanceof Money money) {
            return Money.of(
                    money.amount().divide(divisor, money.amount().scale(), RoundingMode.HALF_UP), money.currency());
        }
        BigDecimal number = sum instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) sum;
        return number.divide(divisor, Math.max(2, number.scale()), RoundingMode.HALF_UP);
    }

    private Comparator<Aggregates.Row> byKeys() {
        Comparator<Aggregates.Row> comparator =
                Comparator.comparing(row -> row.keys().size());
        for (int i = 0; i < report.groups().size(); i++) {
            int index = i;
            Field<?> field = report.groups().get(i).field();
            comparator = comparator.thenComparing(
                    (a, b) -> compare(field, a.keys().get(index), b.keys().get(index)));
        }
        return comparator;
    }

    private static int compare(Field<?> field, Optional<Object> a, Optional<Object> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        if (field.type() instanceof FieldType.Choice choice) {
            return Integer.compare(position(choice, a.get()), position(choice, b.get()));
        }
        return natural(a.get(), b.get());
    }

    private static int position(FieldType.Choice choice, Object key) {
        List<String> keys = choice.options().stream().map(Option::key).toList();
        int position = keys.indexOf(key.toString());
        return position < 0 ? keys.size() : position;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int natural(Object a, Object b) {
        return a instanceof Comparable comparable && a.getClass() == b.getClass()
                ? comparable.compareTo(b)
                : a.toString().compareTo(b.toString());
    }
}
