package dev.crmkit.spi.value;

import static dev.crmkit.spi.value.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "150000, RUB, 150000.00 RUB",
        "12500.5, RUB, 12500.50 RUB",
        "-0.01, EUR, -0.01 EUR",
        "+7, USD, 7.00 USD",
        "1.5000, USD, 1.50 USD",
        "1500, JPY, 1500 JPY",
        "1500.0, JPY, 1500 JPY",
        "1.234, KWD, 1.234 KWD",
        "1.2345, CLF, 1.2345 CLF",
        "-0, RUB, 0.00 RUB",
        "0.00000000, JPY, 0 JPY",
        "007, RUB, 7.00 RUB",
        "999999999999999.99, RUB, 999999999999999.99 RUB",
        "-999999999999999.9999, CLF, -999999999999999.9999 CLF"
    })
    void is_kept_at_the_scale_of_its_currency(String amount, String currency, String written) {
        Money money = Money.of(amount, currency);

        assertThat(money).hasToString(written);
        assertThat(Money.parse(written)).isEqualTo(money).hasSameHashCodeAs(money);
    }

    @Test
    void is_made_from_whole_units_and_exact_decimals() {
        assertThat(Money.of(5, "RUB")).hasToString("5.00 RUB");
        assertThat(Money.of(new BigDecimal("1E+3"), "JPY")).hasToString("1000 JPY");
        assertThat(Money.of(BigDecimal.valueOf(25, 1), "RUB").amount()).isEqualTo(new BigDecimal("2.50"));
        assertThat(Money.zero("KWD")).hasToString("0.000 KWD");
        assertThat(new Money(BigDecimal.TEN, "RUB")).isEqualTo(Money.of("10.00", "RUB"));
    }

    @ParameterizedTest
    @CsvSource({"2.345, RUB, 2", "0.5, JPY, 0", "1.2345, KWD, 3", "0.00001, CLF, 4"})
    void nothing_is_rounded(String amount, String currency, String digits) {
        Violation refusal = refused("", "SCALE", () -> Money.of(amount, currency));

        assertThat(refusal.args()).containsEntry("max", digits);
        assertThat(refusal.en()).contains(digits + " digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000000", "-1000000000000000.00", "9999999999999999999", "1000000000000000000000"})
    void more_than_fifteen_digits_before_the_point_are_refused(String amount) {
        assertThat(refused("", "TOO_LARGE", () -> Money.of(amount, "RUB")).args())
                .containsEntry("max", "15");
    }

    @Test
    void a_monstrous_number_is_refused_before_it_is_expanded() {
        refused("", "TOO_LARGE", () -> Money.of(new BigDecimal("1E+1000000000"), "RUB"));
        refused("", "SCALE", () -> Money.of(new BigDecimal("1E-1000000000"), "RUB"));
        refused("", "TOO_LARGE", () -> Money.of(new BigDecimal(BigInteger.ONE.shiftLeft(50_000_000)), "RUB"));
        refused("", "TOO_LARGE", () -> Money.of("1".repeat(10_000_000), "RUB"));
        assertThat(Money.of(new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE), "RUB"))
                .isEqualTo(Money.zero("RUB"));
        assertThat(Money.of(new BigDecimal(BigInteger.ZERO, Integer.MAX_VALUE), "RUB"))
                .isEqualTo(Money.zero("RUB"));
    }

    @Test
    void zeros_do_not_make_a_number_monstrous() {
        assertThat(Money.of(BigDecimal.ONE.setScale(70), "RUB")).hasToString("1.00 RUB");
        refused("", "TOO_LARGE", () -> Money.of(BigDecimal.ONE.setScale(80), "RUB"));
        assertThat(Money.of("1." + "0".repeat(38), "RUB")).hasToString("1.00 RUB");
        refused("", "TOO_LARGE", () -> Money.of("1." + "0".repeat(39), "RUB"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,5",
                "1 500,00",
                "1\u00a0500.00",
                "1e5",
                "1E-2",
                "NaN",
                "Infinity",
                ".5",
                "5.",
                "--1",
                "0x10",
                "1_000",
                "\u0661",
                "1.5 ",
                "1.5\n"
            })
    void a_text_that_is_no_plain_decimal_is_refused(String amount) {
        refused("", "MALFORMED", () -> Money.of(amount, "RUB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rub", "RUR", "XXX", "XAU", "XTS", "RUBL", "DEM", "руб", "ABC", " RUB", "RUB EUR"})
    void an_unknown_currency_is_refused(String currency) {
        refused("currency", "UNKNOWN_CURRENCY", () -> Money.of(1, currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RUB", "1.00", "1.00RUB", "1.00  RUB", "1.00 rub", "RUB 1.00", "1.00 RUB "})
    void a_text_in_another_form_is_refused(String text) {
        refused("", "MALFORMED", () -> Money.parse(text));
    }

    @Test
    void a_written_amount_is_checked_like_any_other() {
        refused("", "SCALE", () -> Money.parse("1.005 RUB"));
        refused("currency", "UNKNOWN_CURRENCY", () -> Money.parse("1.00 XXX"));
    }

    @Test
    void amounts_of_one_currency_are_added_and_subtracted_exactly() {
        Money dime = Money.of("0.10", "RUB");

        assertThat(dime.plus(Money.of("0.20", "RUB"))).hasToString("0.30 RUB");
        assertThat(dime.minus(Money.of("0.35", "RUB"))).hasToString("-0.25 RUB");
        assertThat(dime.negate()).hasToString("-0.10 RUB");
        assertThat(dime.negate().negate()).isEqualTo(dime);
    }

    @Test
    void a_sum_that_is_too_large_is_refused() {
        Money most = Money.of("999999999999999.99", "RUB");

        refused("", "TOO_LARGE", () -> most.plus(Money.of("0.01", "RUB")));
        refused("", "TOO_LARGE", () -> most.negate().minus(Money.of("0.01", "RUB")));
    }

    @Test
    void amounts_of_one_currency_are_compared() {
        assertThat(Money.of("1.5", "RUB")).isEqualByComparingTo(Money.of("1.50", "RUB"));
        assertThat(Money.of(1, "RUB")).isLessThan(Money.of(2, "RUB"));
        assertThat(Money.of(-1, "RUB").signum()).isEqualTo(-1);
        assertThat(Money.zero("RUB").signum()).isZero();
        assertThat(Money.of(1, "RUB").signum()).isOne();
    }

    @Test
    void amounts_of_two_currencies_have_nothing_to_do_with_each_other() {
        Money roubles = Money.of(1, "RUB");
        Money euros = Money.of(1, "EUR");

        assertThat(roubles).isNotEqualTo(euros);
        refused("currency", "CURRENCY_MISMATCH", () -> roubles.plus(euros));
        refused("currency", "CURRENCY_MISMATCH", () -> roubles.compareTo(euros));
        Violation refusal = refused("currency", "CURRENCY_MISMATCH", () -> roubles.minus(euros));
        assertThat(refusal.args()).containsEntry("expected", "RUB").containsEntry("actual", "EUR");
    }
}
