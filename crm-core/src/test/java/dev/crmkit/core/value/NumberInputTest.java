package dev.crmkit.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 31 to 44 of the catalogue of bad input. */
class NumberInputTest {

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(AnInput.COUNT, 5, 5L),
                arguments(AnInput.COUNT, 2_147_483_648L, 2_147_483_648L),
                arguments(AnInput.COUNT, "-42", -42L),
                arguments(AnInput.COUNT, Long.MIN_VALUE, Long.MIN_VALUE),
                arguments(AnInput.COUNT, "9223372036854775807", Long.MAX_VALUE),
                arguments(AnInput.COUNT, new BigDecimal("1E+3"), 1000L),
                arguments(AnInput.COUNT, 7.0, 7L),
                arguments(AnInput.RATE, "1.5", new BigDecimal("1.50")),
                arguments(AnInput.RATE, 2, new BigDecimal("2.00")),
                arguments(AnInput.RATE, -0.0, new BigDecimal("0.00")),
                arguments(AnInput.RATE, new BigDecimal("0E+1000000000"), new BigDecimal("0.00")),
                arguments(AnInput.RATE, new BigDecimal("1.500"), new BigDecimal("1.50")),
                arguments(AnInput.RATE, new BigDecimal("1E+2"), new BigDecimal("100.00")),
                arguments(AnInput.RATE, "9999999999.99", new BigDecimal("9999999999.99")),
                arguments(AnInput.PRICE, "150000.00 RUB", Money.of(150_000, "RUB")),
                arguments(AnInput.PRICE, Money.of(5, "JPY"), Money.of(5, "JPY")),
                arguments(AnInput.PRICE, Map.of("amount", "12.5", "currency", "RUB"), Money.of("12.50", "RUB")),
                arguments(AnInput.PRICE, Map.of("amount", 12, "currency", "RUB"), Money.of(12, "RUB")),
                arguments(AnInput.PRICE, Money.of("-5", "RUB"), Money.of("-5", "RUB")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void an_exact_number_is_normalised(Field<?> field, Object raw, Object value) {
        assertThat(AnInput.read(field, raw).requireClean().values().get(field)).isEqualTo(value);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(AnInput.RATE, "1e400", "MALFORMED"),
                arguments(AnInput.RATE, "-1e400", "MALFORMED"),
                arguments(AnInput.RATE, 1e300, "TOO_LARGE"),
                arguments(AnInput.RATE, new BigDecimal("1E+1000000000"), "TOO_LARGE"),
                arguments(AnInput.RATE, new BigDecimal("1E-1000000000"), "SCALE"),
                arguments(AnInput.COUNT, new BigDecimal("1E+1000000000"), "OUT_OF_RANGE"),
                arguments(AnInput.COUNT, new BigDecimal("1E-1000000000"), "SCALE"),
                arguments(AnInput.COUNT, BigInteger.TEN.pow(1000), "TOO_LARGE"),
                arguments(AnInput.RATE, Double.NaN, "MALFORMED"),
                arguments(AnInput.RATE, Double.POSITIVE_INFINITY, "MALFORMED"),
                arguments(AnInput.RATE, Float.NEGATIVE_INFINITY, "MALFORMED"),
                arguments(AnInput.RATE, "NaN", "MALFORMED"),
                arguments(AnInput.RATE, "1,5", "MALFORMED"),
                arguments(AnInput.RATE, "1\u00A0500,00", "MALFORMED"),
                arguments(AnInput.RATE, " 1", "MALFORMED"),
                arguments(AnInput.RATE, "١٢", "MALFORMED"),
                arguments(AnInput.RATE, "0x10", "MALFORMED"),
                arguments(AnInput.RATE, "1".repeat(1_000_000), "TOO_LARGE"),
                arguments(AnInput.RATE, "2.345", "SCALE"),
                arguments(AnInput.RATE, 0.1 + 0.2, "SCALE"),
                arguments(AnInput.RATE, "10000000000", "TOO_LARGE"),
                arguments(AnInput.RATE, true, "WRONG_TYPE"),
                arguments(AnInput.SMALL, 101, "OUT_OF_RANGE"),
                arguments(AnInput.SMALL, -1, "OUT_OF_RANGE"),
                arguments(AnInput.COUNT, "9223372036854775808", "OUT_OF_RANGE"),
                arguments(AnInput.COUNT, "1.5", "SCALE"),
                arguments(AnInput.PRICE, 100, "WRONG_TYPE"),
                arguments(AnInput.PRICE, "100", "WRONG_TYPE"),
                arguments(AnInput.PRICE, Map.of("amount", 100), "WRONG_TYPE"),
                arguments(AnInput.PRICE, Map.of("amount", 1, "currency", "RUB", "x", 1), "TOO_MANY"),
                arguments(AnInput.PRICE, Map.of("amount", 1, "cur", "RUB"), "UNKNOWN_PART"),
                arguments(AnInput.PRICE, "1 RUR", "UNKNOWN_CURRENCY"),
                arguments(AnInput.PRICE, "1 XXX", "UNKNOWN_CURRENCY"),
                arguments(AnInput.PRICE, "1 rub", "MALFORMED"),
                arguments(AnInput.PRICE, "1.50 JPY", "SCALE"),
                arguments(AnInput.PRICE, List.of(1), "WRONG_TYPE"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nothing_is_rounded_guessed_or_expanded(Field<?> field, Object raw, String code) {
        assertThat(AnInput.codes(field, raw)).containsExactly(code);
    }
}
