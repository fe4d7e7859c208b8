package dev.crmkit.core.value;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers of any Java type and numbers written plainly: ASCII digits, a point, no exponent, no grouping. Nothing is
 * rounded.
 */
final class NumberReader {
    private static final int LONGEST = 80;
    private static final int SANE_BITS = 512;
    private static final BigDecimal LONGEST_WHOLE = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?");

    private NumberReader() {}

    static Long whole(Object raw, long min, long max) {
        BigDecimal number = number(raw);
        if (number.signum() != 0 && number.precision() - (long) number.scale() > LONGEST_WHOLE.precision()) {
            throw Refusal.outOfRange(min, max);
        }
        BigDecimal plain = atScale(number, 0);
        if (plain.compareTo(BigDecimal.valueOf(min)) < 0 || plain.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw Refusal.outOfRange(min, max);
        }
        return plain.longValueExact();
    }

    /** At exactly this scale, all digits no more than the precision. */
    static BigDecimal decimal(Object raw, int precision, int scale) {
        BigDecimal number = number(raw);
        if (number.signum() != 0 && number.precision() - (long) number.scale() > precision - scale) {
            throw tooLarge(precision - scale);
        }
        return atScale(number, scale);
    }

    /** For comparisons: any scale up to the limits of a decimal, without zeros at the end beyond the field's scale. */
    static BigDecimal comparable(Object raw, int scale) {
        BigDecimal number = number(raw);
        if (number.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        if (number.precision() - (long) number.scale() > 38) {
            throw tooLarge(38);
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > 38) {
            throw tooPrecise(38);
        }
        return plain.scale() < scale ? plain.setScale(scale) : plain;
    }

    /** The digits as they are; the exponent may still be huge, so nothing here expands it. */
    static BigDecimal number(Object raw) {
        if (raw instanceof String text) {
            return parsed(text);
        }
        if (raw instanceof BigDecimal decimal) {
            return sane(decimal);
        }
        if (raw instanceof BigInteger whole) {
            return sane(new BigDecimal(whole));
        }
        if (raw instanceof Double || raw instanceof Float) {
            return floating((Number) raw);
        }
        if (raw instanceof Long || raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
            return BigDecimal.valueOf(((Number) raw).longValue());
        }
        throw Refusal.wrongType("a number", "число");
    }

    private static BigDecimal parsed(String text) {
        if (text.length() > LONGEST) {
            throw tooLarge(LONGEST);
        }
        if (!PLAIN.matcher(text).matches()) {
            throw plainNumber();
        }
        return new BigDecimal(text);
    }

    private static BigDecimal sane(BigDecimal decimal) {
        if (decimal.unscaledValue().bitLength() > SANE_BITS) {
            throw tooLarge(LONGEST);
        }
        return decimal;
    }

    /** The shortest decimal that names this number, as it would be printed. */
    private static BigDecimal floating(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw plainNumber();
        }
        return new BigDecimal(number.toString());
    }

    private static BigDecimal atScale(BigDecimal number, int scale) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        if (number.precision() - (long) number.scale() <= -scale) {
            throw tooPrecise(scale);
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > scale) {
            throw tooPrecise(scale);
        }
        return plain.setScale(scale);
    }

    private static InvalidInputException plainNumber() {
        return Refusal.malformed(
                "a plain number with a point, such as 12500.50", "число цифрами с точкой, например 12500.50");
    }

    private static InvalidInputException tooLarge(int digits) {
        return InvalidInputException.of(Violation.of(
                        "",
                        "TOO_LARGE",
                        "at most " + digits + " digits before the point",
                        "не более " + digits + " цифр до запятой")
                .with("max", digits));
    }

    private static InvalidInputException tooPrecise(int scale) {
        return InvalidInputException.of(Violation.of(
                        "",
                        "SCALE",
                        "at most " + scale + " digits after the point; numbers are not rounded",
                        "не более " + scale + " знаков после запятой; числа не округляются")
                .with("max", scale));
    }
}
