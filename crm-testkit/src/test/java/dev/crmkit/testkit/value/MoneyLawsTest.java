package dev.crmkit.testkit.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MoneyLawsTest {
    private static final long MOST = 100_000_000_000_000L;

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("JPY", "RUB", "EUR", "KWD", "CLF");
    }

    /** Three amounts of one currency, small enough to be added. */
    @Provide
    Arbitrary<Three> three() {
        return currencies().flatMap(currency -> {
            Arbitrary<Money> amounts = amounts(currency);
            return Combinators.combine(amounts, amounts, amounts).as(Three::new);
        });
    }

    private static Arbitrary<Money> amounts(String currency) {
        int scale = Money.zero(currency).amount().scale();
        return Arbitraries.longs()
                .between(-MOST, MOST)
                .map(units -> Money.of(BigDecimal.valueOf(units, scale), currency));
    }

    record Three(Money a, Money b, Money c) {}

    @Property
    void addition_does_not_mind_order(@ForAll("three") Three three) {
        assertThat(three.a().plus(three.b())).isEqualTo(three.b().plus(three.a()));
        assertThat(three.a().plus(three.b()).plus(three.c()))
                .isEqualTo(three.a().plus(three.b().plus(three.c())));
    }

    @Property
    void what_was_added_can_be_taken_away(@ForAll("three") Three three) {
        assertThat(three.a().plus(three.b()).minus(three.b())).isEqualTo(three.a());
        assertThat(three.a().minus(three.a()))
                .isEqualTo(Money.zero(three.a().currency()))
                .isEqualTo(three.a().plus(three.a().negate()));
    }

    @Property
    void sums_are_those_of_the_decimals(@ForAll("three") Three three) {
        assertThat(three.a().plus(three.b()).amount())
                .isEqualTo(three.a().amount().add(three.b().amount()));
        assertThat(three.a().compareTo(three.b()))
                .isEqualTo(three.a().amount().compareTo(three.b().amount()));
    }

    @Property
    void what_is_written_is_read(@ForAll("three") Three three) {
        assertThat(Money.parse(three.a().toString())).isEqualTo(three.a());
    }

    /** MO-05 and the numeric(19,4) column: accepted is exact, at the currency's scale and of at most 19 digits. */
    @Property
    void an_amount_is_exact_or_refused(@ForAll("decimals") BigDecimal decimal, @ForAll("currencies") String currency) {
        int scale = Money.zero(currency).amount().scale();
        boolean fits =
                decimal.stripTrailingZeros().scale() <= scale && decimal.abs().compareTo(BigDecimal.TEN.pow(15)) < 0;
        if (fits) {
            Money money = Money.of(decimal, currency);
            assertThat(money.amount()).isEqualByComparingTo(decimal).hasScaleOf(scale);
            assertThat(money.amount().precision()).isLessThanOrEqualTo(19);
            assertThat(money).isEqualTo(Money.of(decimal.setScale(4), currency));
        } else {
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Money.of(decimal, currency));
        }
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-6, 24))
                .as(BigDecimal::valueOf);
    }
}
