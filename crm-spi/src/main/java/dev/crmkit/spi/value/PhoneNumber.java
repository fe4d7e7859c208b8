package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as it was written, with its E.164 form where a {@link PhoneNormalizer} found one.
 *
 * <p>Two numbers are equal when their E.164 forms are, or, where neither has one, their digits as written; the extension
 * and the notation do not count. Immutable and thread-safe.
 */
@ForCallers
public final class PhoneNumber {
    /** The kind of a number nobody has looked up. */
    public static final String UNKNOWN = "UNKNOWN";

    private static final int MAX_LENGTH = 64;
    private static final int MIN_DIGITS = 3;
    private static final int MAX_DIGITS = 20;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{2,14}");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** A label, the number, an extension; marks in Latin and Cyrillic. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?:телефон|тел|моб|phone|tel)[.:]? ?)?"
                    + "(\\+?[0-9()./ -]+?)"
                    + "(?: ?[,;]? ?(?:доб|extension|ext|x|#)[.:=]? ?([0-9]{1,10}))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final String raw;
    private final String digits;

    /** Absent for a number nobody has looked up. */
    private final @Nullable String e164;

    /** Absent for a number without one. */
    private final @Nullable String ext;

    private final String kind;

    private PhoneNumber(String raw, String digits, @Nullable String ext, @Nullable String e164, String kind) {
        this.raw = raw;
        this.digits = digits;
        this.ext = ext;
        this.e164 = e164;
        this.kind = kind;
    }

    /**
     * Keeps the digits of a number; it has no E.164 form until somebody who knows the numbering plan adds it.
     *
     * @param raw 3 to 20 digits with spaces, dashes, dots, slashes and brackets, a leading plus, an extension after
     *     {@code доб.}, {@code ext}, {@code x} or {@code #}
     * @throws InvalidInputException if the text has another form
     */
    public static PhoneNumber of(String raw) {
        if (raw.length() > MAX_LENGTH) {
            throw malformed();
        }
        Matcher parts = WRITTEN.matcher(plain(raw));
        if (!parts.matches()) {
            throw malformed();
        }
        String digits = parts.group(1).replaceAll("[^0-9]", "");
        if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS) {
            throw malformed();
        }
        return new PhoneNumber(raw, digits, parts.group(2), null, UNKNOWN);
    }

    /** The same characters in ASCII: every dash a hyphen, every space a blank, every digit 0 to 9. */
    private static String plain(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        TextRules.trim(raw).codePoints().map(PhoneNumber::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int plain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(codePoint, 10);
            default -> codePoint == '\u2212' ? '-' : codePoint;
        };
    }

    /**
     * A copy that knows its E.164 form.
     *
     * @param e164 a plus and 3 to 15 digits
     * @param kind {@code UPPER_SNAKE}, such as {@code MOBILE}, or {@link #UNKNOWN}
     * @throws InvalidInputException if either has another form
     */
    public PhoneNumber withE164(String e164, String kind) {
        if (!E164.matcher(e164).matches()) {
            throw InvalidInputException.of(Violation.of(
                    "e164",
                    "MALFORMED",
                    "an E.164 number is a plus and 3 to 15 digits",
                    "номер E.164 состоит из плюса и 3-15 цифр"));
        }
        if (!KIND.matcher(kind).matches()) {
            throw InvalidInputException.of(Violation.of(
                    "kind",
                    "MALFORMED",
                    "a kind of phone is UPPER_SNAKE, such as MOBILE",
                    "вид телефона пишется как MOBILE"));
        }
        return new PhoneNumber(raw, digits, ext, e164, kind);
    }

    /** As it was written. */
    public String raw() {
        return raw;
    }

    /** The digits as written, in ASCII, without the plus and the extension. */
    public String digits() {
        return digits;
    }

    /** A plus and up to 15 digits, where known. */
    public Optional<String> e164() {
        return Optional.ofNullable(e164);
    }

    /** The digits of the extension. */
    public Optional<String> ext() {
        return Optional.ofNullable(ext);
    }

    /** {@code UPPER_SNAKE}; {@link #UNKNOWN} until somebody looked it up. */
    public String kind() {
        return kind;
    }

    /** What equal numbers share: the E.164 form, which begins with a plus, or else the digits. */
    public String matchKey() {
        return Objects.requireNonNullElse(e164, digits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber that && matchKey().equals(that.matchKey());
    }

    @Override
    public int hashCode() {
        return matchKey().hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return raw;
    }

    private static InvalidInputException malformed() {
        return InvalidInputException.of(Violation.of(
                        "",
                        "MALFORMED",
                        "a phone number has 3 to 20 digits, a plus only in front, and no letters but an extension mark",
                        "в номере телефона 3-20 цифр, плюс только в начале, из букв только добавочный (доб.)")
                .with("min", MIN_DIGITS)
                .with("max", MAX_DIGITS));
    }
}
