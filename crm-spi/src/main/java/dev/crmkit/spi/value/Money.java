package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount in one currency, at that currency's scale: {@code 150000.00 RUB}, {@code 1500 JPY}.
 *
 * <p>Nothing is rounded: an amount with more digits than the currency has is refused, and so is one of more than 15
 * digits before the point. Amounts of two currencies are never added or compared. Immutable and thread-safe.
 *
 * @param amount always at the currency's scale, which is 0 to 4
 * @param currency a code of ISO 4217 in use, in upper case
 */
@ForCallers
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
    private static final int INTEGER_DIGITS = 15;
    private static final int SANE_BITS = 256;
    private static final int SANE_LENGTH = 40;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern TEXT = Pattern.compile("([^ ]*) ([A-Z]{3})");

    /**
     * Brings the amount to the currency's scale.
     *
     * @throws InvalidInputException if the currency is unknown, or the amount too large or too precise for it
     */
    public Money {
        Objects.requireNonNull(amount, "amount");
        amount = atScale(amount, Currencies.fractionDigits(currency).orElseThrow(Money::unknownCurrency));
    }

    private static BigDecimal atScale(BigDecimal amount, int scale) {
        if (amount.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        // Sizes are judged before anything is expanded: 1E+1000000000 would fill the memory.
        if (amount.unscaledValue().bitLength() > SANE_BITS) {
            throw tooLarge();
        }
        long integerDigits = (long) amount.precision() - amount.scale();
        if (integerDigits > INTEGER_DIGITS) {
            throw tooLarge();
        }
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.scale() > scale) {
            throw tooPrecise(scale);
        }
        return plain.setScale(scale);
    }

    /**
     * An amount given exactly; zeros at its end do not count as digits.
     *
     * @throws InvalidInputException if the currency is unknown, or the amount too large or too precise for it
     */
    public static Money of(BigDecimal amount, String currency) {
        return new Money(amount, currency);
    }

    /** So many whole units: {@code of(5, "RUB")} is five roubles. */
    public static Money of(long units, String currency) {
        return new Money(BigDecimal.valueOf(units), currency);
    }

    /**
     * Reads a plain decimal such as {@code -12500.50}: ASCII digits, a point, no exponent, no grouping.
     *
     * @throws InvalidInputException if the text is no such number or {@link #of(BigDecimal, String)} refuses it
     */
    public static Money of(String amount, String currency) {
        if (amount.length() > SANE_LENGTH) {
            throw tooLarge();
        }
        if (!DECIMAL.matcher(amount).matches()) {
            throw malformed();
        }
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws InvalidInputException if the text has another form or {@link #of(String, String)} refuses it
     */
    public static Money parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw malformed();
        }
        return of(parts.group(1), parts.group(2));
    }

    /**
     * The sum.
     *
     * @throws InvalidInputException {@code CURRENCY_MISMATCH}, or if the sum is too large
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /**
     * The difference.
     *
     * @throws InvalidInputException {@code CURRENCY_MISMATCH}, or if the difference is too large
     */
    public Money minus(Money other) {
        return plus(other.negate());
    }

    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    /** -1, 0 or 1 for an amount below, at or above zero. */
    public int signum() {
        return amount.signum();
    }

    /**
     * Compares amounts of one currency.
     *
     * @throws InvalidInputException {@code CURRENCY_MISMATCH}
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** The amount without an exponent, a space, the currency. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw InvalidInputException.of(Violation.of(
                            "currency",
                            "CURRENCY_MISMATCH",
                            "amounts in " + currency + " and " + other.currency + " cannot be put together",
                            "суммы в " + currency + " и " + other.currency + " нельзя складывать и сравнивать")
                    .with("expected", currency)
                    .with("actual", other.currency));
        }
    }

    private static InvalidInputException unknownCurrency() {
        return InvalidInputException.of(Violation.of(
                "currency",
                "UNKNOWN_CURRENCY",
                "a currency is a code of ISO 4217 in use, in upper case, such as RUB",
                "валюта задаётся действующим кодом ISO 4217 заглавными буквами, например RUB"));
    }

    private static InvalidInputException tooLarge() {
        return InvalidInputException.of(Violation.of(
                        "",
                        "TOO_LARGE",
                        "an amount has at most 15 digits before the point",
                        "у суммы не более 15 цифр до запятой")
                .with("max", INTEGER_DIGITS));
    }

    private static InvalidInputException tooPrecise(int scale) {
        return InvalidInputException.of(Violation.of(
                        "",
                        "SCALE",
                        "this currency has " + scale + " digits after the point; amounts are not rounded",
                        "у этой валюты " + scale + " знаков после запятой; суммы не округляются")
                .with("max", scale));
    }

    private static InvalidInputException malformed() {
        return InvalidInputException.of(Violation.of(
                "",
                "MALFORMED",
                "an amount is a plain decimal with a point, such as 12500.50",
                "сумма пишется цифрами с точкой, например 12500.50"));
    }
}
