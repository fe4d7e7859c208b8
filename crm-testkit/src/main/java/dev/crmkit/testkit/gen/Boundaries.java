package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;

/** The values at the edges of a field type, inside and just outside. */
@ForCallers
public final class Boundaries {
    private Boundaries() {}

    /** Values every store must keep; empty for references, whose values depend on the records there are. */
    public static List<Object> inside(Field<?> field) {
        FieldType<?> type = field.type();
        if (type instanceof FieldType.Text text) {
            return texts(field, text.maxLength());
        }
        if (type instanceof FieldType.LongText text) {
            return texts(field, text.maxLength());
        }
        if (type instanceof FieldType.WholeNumber whole) {
            return List.of(whole.min(), whole.min() + 1, -1L, 0L, 1L, 1L << 53, (1L << 53) + 1, whole.max());
        }
        if (type instanceof FieldType.Decimal decimal) {
            return decimals(decimal);
        }
        return insideMore(type);
    }

    private static List<Object> texts(Field<?> field, int maxLength) {
        List<Object> texts = new ArrayList<>(List.of("я".repeat(maxLength), "😀".repeat(maxLength), "x"));
        if (!field.isUnique()) {
            texts.addAll(Texts.known().stream()
                    .map(text -> Texts.cut(text, maxLength))
                    .toList());
        }
        return texts;
    }

    private static List<Object> decimals(FieldType.Decimal type) {
        BigDecimal largest = Values.largest(type);
        BigDecimal unit = BigDecimal.valueOf(1, type.scale());
        return List.of(largest, largest.negate(), unit, unit.negate(), BigDecimal.ZERO.setScale(type.scale()));
    }

    private static List<Object> insideMore(FieldType<?> type) {
        if (type instanceof FieldType.Amount) {
            return List.of(
                    Money.of("999999999999999.99", "RUB"),
                    Money.of("-999999999999999.99", "RUB"),
                    Money.of("0.00", "RUB"),
                    Money.of("1500", "JPY"),
                    Money.of("-0.001", "KWD"),
                    Money.of("999999999999999.9999", "CLF"));
        }
        if (type instanceof FieldType.Day) {
            return List.of(Values.FIRST_DAY, Values.LAST_DAY, LocalDate.of(1582, 10, 10), LocalDate.of(1900, 2, 28));
        }
        if (type instanceof FieldType.Moment) {
            return List.of(
                    Values.FIRST_MOMENT,
                    Values.LAST_MOMENT,
                    Instant.EPOCH.minusNanos(1000),
                    Instant.parse("1582-10-10T12:00:00Z"),
                    Instant.parse("1883-11-18T17:00:00.000001Z"));
        }
        return List.of();
    }

    /**
     * Values of the right Java type that core would not let through: a store keeps each exactly as it is or refuses it,
     * as it likes.
     */
    public static List<Object> outside(FieldType<?> type) {
        if (type instanceof FieldType.Text text) {
            return hostile(text.maxLength());
        }
        if (type instanceof FieldType.LongText text) {
            return hostile(text.maxLength());
        }
        if (type instanceof FieldType.Decimal decimal) {
            BigDecimal tooFine = BigDecimal.valueOf(5, decimal.scale() + 1);
            return List.of(tooFine, tooFine.negate(), Values.largest(decimal).multiply(BigDecimal.TEN));
        }
        if (type instanceof FieldType.Day) {
            return List.of(
                    Values.FIRST_DAY.minusDays(1),
                    Values.LAST_DAY.plusDays(1),
                    LocalDate.of(-5000, 1, 1),
                    LocalDate.MAX);
        }
        if (type instanceof FieldType.Moment) {
            return List.of(
                    Instant.parse("2026-01-01T00:00:00.000000001Z"),
                    Instant.parse("2026-01-01T00:00:00.999999999Z"),
                    Instant.parse("-5000-01-01T00:00:00Z"),
                    Instant.ofEpochSecond(Year.MAX_VALUE * 31_000_000L),
                    Instant.MAX);
        }
        return List.of();
    }

    private static List<Object> hostile(int maxLength) {
        return List.of(
                "",
                "\u0000",
                "a\u0000b",
                "\u0001",
                "\uD83D",
                "\uDE00",
                "a\uD83D",
                "\uDE00\uD83D",
                "a ",
                " ",
                "\uD83D\uDE00",
                "x".repeat(maxLength + 1));
    }
}
