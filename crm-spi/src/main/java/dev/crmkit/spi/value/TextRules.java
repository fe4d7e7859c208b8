package dev.crmkit.spi.value;

/** What no name, number or address may contain, whatever else it allows. */
final class TextRules {
    private TextRules() {}

    /** Whether there is a C0 or C1 control (tab, CR and LF too), DEL, or half a surrogate pair. */
    static boolean hasUnprintable(String text) {
        return text.codePoints().anyMatch(TextRules::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    /** Whether there is a character that shows nothing but changes what is seen: bidi overrides, zero-width, BOM. */
    static boolean hasInvisible(String text) {
        return text.codePoints().anyMatch(codePoint -> Character.getType(codePoint) == Character.FORMAT);
    }

    /** Without spaces of any kind at both ends; {@link String#strip} would leave the no-break space. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
