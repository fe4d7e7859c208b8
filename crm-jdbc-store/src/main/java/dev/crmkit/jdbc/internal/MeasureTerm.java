package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation.Kind;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One measured value: the expressions to select, and the way back. */
record MeasureTerm(List<String> expressions, Reader reader) {

    /** Reads the value, null over nothing. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        Object read(Cells cells) throws SQLException;
    }

    @Nullable
    Object read(Cells cells) throws SQLException {
        return reader.read(cells);
    }

    static MeasureTerm of(TableLayout table, Measure measure) {
        return measure.field()
                .map(field -> of(table.of(field), measure.kind()))
                .orElseGet(() -> new MeasureTerm(List.of("COUNT(*)"), Cells::whole));
    }

    private static MeasureTerm of(FieldColumns field, Kind kind) {
        if (kind == Kind.COUNT) {
            return new MeasureTerm(List.of("COUNT(" + present(field) + ")"), Cells::whole);
        }
        FieldType<?> type = field.field().type();
        String expression = kind.name() + "(" + field.main().of("t") + ")";
        if (type instanceof FieldType.Amount) {
            return money(field, expression);
        }
        return kind == Kind.SUM ? sum(field, expression) : extreme(field, expression);
    }

    private static String present(FieldColumns field) {
        return field.multiValued()
                ? "CASE WHEN EXISTS (SELECT 1 FROM " + field.table()
                        + " c WHERE c.tenant_id = t.tenant_id AND c.record_id = t.id) THEN 1 END"
                : field.main().of("t");
    }

    private static MeasureTerm money(FieldColumns field, String expression) {
        String currency = field.values().get(1).of("t");
        return new MeasureTerm(
                List.of(expression, "MIN(" + currency + ")", "MAX(" + currency + ")"),
                cells -> amount(field.field(), cells.decimal(), cells.text(), cells.text()));
    }

    private static @Nullable Object amount(
            Field<?> field, @Nullable BigDecimal amount, @Nullable String first, @Nullable String last) {
        if (amount == null || first == null || last == null) {
            return null;
        }
        if (!first.equals(last)) {
            throw Aggregates.mixedCurrencies(field);
        }
        return Money.of(amount, first);
    }

    private static MeasureTerm sum(FieldColumns field, String expression) {
        if (field.field().type() instanceof FieldType.WholeNumber) {
            return new MeasureTerm(List.of(expression), cells -> whole(field.field(), cells.decimal()));
        }
        if (field.field().type() instanceof FieldType.Decimal) {
            return new MeasureTerm(List.of(expression), Cells::decimal);
        }
        throw unmeasured(field);
    }

    private static @Nullable Object whole(Field<?> field, @Nullable BigDecimal sum) {
        if (sum == null) {
            return null;
        }
        BigInteger whole = sum.toBigIntegerExact();
        if (whole.bitLength() >= Long.SIZE) {
            throw Aggregates.overflow(field);
        }
        return whole.longValue();
    }

    private static MeasureTerm extreme(FieldColumns field, String expression) {
        FieldType<?> type = field.field().type();
        boolean measured = type instanceof FieldType.WholeNumber
                || type instanceof FieldType.Decimal
                || type instanceof FieldType.Day
                || type instanceof FieldType.Moment;
        if (!measured) {
            throw unmeasured(field);
        }
        return new MeasureTerm(List.of(expression), field.codec()::read);
    }

    private static IllegalArgumentException unmeasured(FieldColumns field) {
        return new IllegalArgumentException(
                "The field " + field.field().key() + " has no sum, least or greatest value");
    }
}
