package dev.crmkit.core.internal.analysis;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Amounts of money: a grid for each currency that is named, and one currency that is not. */
final class Amounts {
    private static final List<String> CURRENCIES = List.of("RUB", "USD", "EUR", "CNY", "GBP", "CHF", "JPY", "KZT");
    /** Digits before the point. */
    private static final int DIGITS = 15;

    private Amounts() {}

    static Candidates candidates(List<Condition> atoms) {
        List<Money> constants = Atoms.constants(atoms, Money.class);
        List<Object> values = new ArrayList<>();
        List<String> named = constants.stream().map(Money::currency).distinct().toList();
        for (String currency : named) {
            values.addAll(grid(currency)
                    .around(constants.stream()
                            .filter(money -> money.currency().equals(currency))
                            .map(Object.class::cast)
                            .toList()));
        }
        Stream<String> others = CURRENCIES.stream().filter(currency -> !named.contains(currency));
        List<Money> other =
                others.limit(1).map(currency -> Money.of(1, currency)).toList();
        values.addAll(other);
        return other.isEmpty() ? Candidates.some(values) : Candidates.all(values);
    }

    private static Grid grid(String currency) {
        int scale = Money.zero(currency).amount().scale();
        BigInteger greatest = BigInteger.TEN.pow(DIGITS + scale).subtract(BigInteger.ONE);
        return new Grid(
                greatest.negate(),
                greatest,
                money -> Grid.unscaled(((Money) money).amount(), scale),
                number -> Money.of(new BigDecimal(number, scale), currency));
    }
}
