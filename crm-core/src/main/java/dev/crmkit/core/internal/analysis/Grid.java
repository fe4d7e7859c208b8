package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.schema.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Values that lie a step apart, from the least to the greatest, told by their number.
 *
 * @param floor the number of the greatest value that is not above
 */
record Grid(BigInteger least, BigInteger greatest, Function<Object, BigInteger> floor, Function<BigInteger, ?> value) {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** The grid of a type whose values have an order; empty for others. */
    static Optional<Grid> of(FieldType<?> type) {
        if (type instanceof FieldType.WholeNumber whole) {
            return Optional.of(whole(whole));
        }
        if (type instanceof FieldType.Decimal decimal) {
            return Optional.of(decimal(decimal));
        }
        if (type instanceof FieldType.Day) {
            return Optional.of(days());
        }
        return type instanceof FieldType.Moment ? Optional.of(moments()) : Optional.empty();
    }

    private static Grid whole(FieldType.WholeNumber type) {
        return new Grid(
                BigInteger.valueOf(type.min()),
                BigInteger.valueOf(type.max()),
                number -> BigInteger.valueOf((Long) number),
                BigInteger::longValueExact);
    }

    private static Grid decimal(FieldType.Decimal type) {
        BigInteger greatest = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        return new Grid(
                greatest.negate(),
                greatest,
                number -> unscaled((BigDecimal) number, type.scale()),
                number -> new BigDecimal(number, type.scale()));
    }

    static BigInteger unscaled(BigDecimal number, int scale) {
        return number.setScale(scale, RoundingMode.FLOOR).unscaledValue();
    }

    private static Grid days() {
        return new Grid(
                BigInteger.valueOf(LocalDate.of(1, 1, 1).toEpochDay()),
                BigInteger.valueOf(LocalDate.of(9999, 12, 31).toEpochDay()),
                day -> BigInteger.valueOf(((LocalDate) day).toEpochDay()),
                number -> LocalDate.ofEpochDay(number.longValueExact()));
    }

    private static Grid moments() {
        return new Grid(
                micros(Instant.parse("0001-01-01T00:00:00Z")),
                micros(Instant.parse("9999-12-31T23:59:59.999999Z")),
                moment -> micros((Instant) moment),
                number -> Instant.EPOCH.plus(number.longValueExact(), ChronoUnit.MICROS));
    }

    private static BigInteger micros(Instant moment) {
        return BigInteger.valueOf(moment.getEpochSecond())
                .multiply(MILLION)
                .add(BigInteger.valueOf(moment.getNano() / 1_000));
    }

    /**
     * A value at each of the constants and in each gap they leave: a gap holds the value a step above the constant below
     * it, the first one the least value, if they hold any. Zero is there for those who read it.
     */
    Collection<Object> around(List<Object> constants) {
        Set<BigInteger> numbers = new LinkedHashSet<>();
        for (Object constant : constants) {
            BigInteger number = floor.apply(constant);
            numbers.add(number);
            numbers.add(number.add(BigInteger.ONE));
        }
        numbers.add(BigInteger.ZERO);
        numbers.add(least);
        Set<Object> values = new LinkedHashSet<>();
        numbers.stream().filter(this::holds).map(value).forEach(values::add);
        return values;
    }

    private boolean holds(BigInteger number) {
        return number.compareTo(least) >= 0 && number.compareTo(greatest) <= 0;
    }
}
