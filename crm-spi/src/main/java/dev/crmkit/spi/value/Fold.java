package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import java.text.Normalizer;

/**
 * The one way text is compared, searched and sorted: without regard to case, form, or the dots of the Russian yo.
 *
 * <p>A fold is stored beside its text. It has no code unit in U+E000 to U+FFFF and no half surrogate pairs, therefore
 * {@link String#compareTo} orders folds by code point, as a byte order in a database does. Folding a fold changes
 * nothing. Stateless and thread-safe.
 */
@ForCallers
public final class Fold {
    /**
     * Stamp it beside stored folds: {@code rule/unicode}, the second part being the Unicode version of the running JDK as
     * far as it is known here. Where it differs, fold again.
     */
    public static final String VERSION = "1/" + unicode();

    private static final int YO = 0x451;
    private static final int YE = 0x435;
    private static final int DIAERESIS = 0x308;

    private Fold() {}

    /**
     * NFKC, per code point the lower case of the upper case, yo to ye, without unassigned characters, variation
     * selectors and what is left in U+E000 to U+FFFF; NFC; again until nothing changes.
     *
     * @return possibly empty
     */
    public static String fold(String text) {
        return isPlain(text) ? foldPlain(text) : foldAny(text);
    }

    private static String foldAny(String text) {
        String before = text;
        String after = pass(before);
        while (!after.equals(before)) {
            before = after;
            after = pass(before);
        }
        return after;
    }

    private static String pass(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(composed.length());
        boolean inYo = false;
        for (int i = 0, codePoint; i < composed.length(); i += Character.charCount(codePoint)) {
            codePoint = composed.codePointAt(i);
            int plain = Character.toLowerCase(Character.toUpperCase(codePoint));
            boolean mark = Character.getType(plain) == Character.NON_SPACING_MARK;
            inYo = plain == YO || (inYo && mark);
            if (!isDropped(plain) && !(inYo && plain == DIAERESIS)) {
                folded.appendCodePoint(plain == YO ? YE : plain);
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isDropped(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || (codePoint >= 0xE000 && codePoint <= 0xFFFF)
                || isVariationSelector(codePoint);
    }

    private static boolean isVariationSelector(int codePoint) {
        boolean mongolian = codePoint >= 0x180B && codePoint <= 0x180F && codePoint != 0x180E;
        return mongolian || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    /** ASCII and the letters of Russian and its neighbours: nothing in them composes or decomposes. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < 0x400 || c > 0x45F)) {
                return false;
            }
        }
        return true;
    }

    private static String foldPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (plain(text.charAt(i)) != text.charAt(i)) {
                return foldPlainFrom(i, text.toCharArray());
            }
        }
        return text;
    }

    private static String foldPlainFrom(int start, char[] chars) {
        for (int i = start; i < chars.length; i++) {
            chars[i] = plain(chars[i]);
        }
        return new String(chars);
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
        }
        if (c == YO || c == YO - 0x50) {
            return YE;
        }
        if (c < 0x410) {
            return (char) (c + 0x50);
        }
        return c < 0x430 ? (char) (c + 0x20) : c;
    }

    /** Characters first assigned in Unicode 14, 15, 15.1, 16 and 17; JDK 17 knows version 13. */
    private static String unicode() {
        String[] versions = {"13", "14", "15", "15.1", "16", "17"};
        int[] firsts = {0x61D, 0xCF3, 0x2FFC, 0x1C89, 0x20C1};
        int known = 0;
        while (known < firsts.length && Character.isDefined(firsts[known])) {
            known++;
        }
        return versions[known];
    }
}
