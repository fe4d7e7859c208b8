package dev.crmkit.core.value;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;

/** Text: kept as it came, or refused for its length or for characters no store or log may meet. */
final class TextReader {
    private final int maxLength;
    private final boolean exact;

    TextReader(int maxLength, boolean exact) {
        this.maxLength = maxLength;
        this.exact = exact;
    }

    String read(Object raw) {
        if (!(raw instanceof String text)) {
            throw Refusal.wrongType("a text", "текст");
        }
        // A code point takes at most two units, so this alone refuses a huge text without walking over it.
        if (text.length() > 2L * maxLength || text.codePointCount(0, text.length()) > maxLength) {
            throw Refusal.tooLong(maxLength);
        }
        text.codePoints().forEach(this::check);
        return text;
    }

    private void check(int codePoint) {
        if (codePoint < ' ' && codePoint != '\t' && codePoint != '\r' && codePoint != '\n') {
            throw refused(
                    "CONTROL_CHARACTER",
                    "control characters are not allowed but tab and line breaks",
                    "управляющие знаки недопустимы, кроме табуляции и перевода строки");
        }
        int type = Character.getType(codePoint);
        if (type == Character.SURROGATE) {
            throw refused("LONE_SURROGATE", "the text holds half a character", "в тексте половина знака");
        }
        if (exact && type == Character.FORMAT) {
            throw refused(
                    "INVISIBLE_CHARACTER",
                    "a code has no invisible characters or marks of writing direction",
                    "в коде нет невидимых знаков и знаков направления письма");
        }
    }

    private static InvalidInputException refused(String code, String en, String ru) {
        return InvalidInputException.of(Violation.of("", code, en, ru));
    }

    /** Whether a reader would see nothing: spaces of any kind, line breaks, zero-width and filler characters only. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(TextReader::showsNothing);
    }

    private static boolean showsNothing(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || isFiller(codePoint);
    }

    private static boolean isFiller(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                isBetween(codePoint, 0x180B, 0x180F)
                        || isBetween(codePoint, 0xFE00, 0xFE0F)
                        || isBetween(codePoint, 0xE0100, 0xE01EF);
        };
    }

    private static boolean isBetween(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
