package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/** Texts on which engines disagree: case, forms, wildcards, blanks, quotes, code points beyond sixteen bits. */
@ForCallers
public final class Texts {
    private static final List<String> KNOWN = List.of(
            "елка",
            "ёлка",
            "Ёлка",
            "ЕЛКА",
            "е\u0308лка",
            "Иванов",
            "иванов ",
            " иванов",
            "й",
            "и\u0306",
            "a",
            "A",
            "ab",
            "a b",
            "a_b",
            "a%b",
            "a!b",
            "a\\b",
            "%",
            "_",
            "!",
            "\\",
            "!%",
            "it's",
            "\"q\"",
            "''",
            "--",
            "null",
            "NULL",
            "0",
            "007",
            "ß",
            "ẞ",
            "ss",
            "SS",
            "İ",
            "I",
            "i",
            "ı",
            "ΑΣ",
            "ας",
            "ασ",
            "ﬁ",
            "fi",
            "Ａ",
            "é",
            "e\u0301",
            "\u00A0",
            " ",
            "\t",
            "a\nb",
            "a\r\nb",
            "😀",
            "😀\uFE0F",
            "\uFE0F",
            "\uFFFD",
            "\uD83D\uDE01a",
            "שלום",
            "\u200D",
            "Ǆ",
            "ǆ",
            "Σ",
            "ς",
            "Å",
            "\u212B",
            "²",
            "2",
            "½",
            "한",
            "\u1112\u1161\u11AB");

    private static final List<String> LETTERS = List.of(
            "a", "A", "ё", "Ё", "е", "Е", "%", "_", "\\", "'", "\"", "İ", "ß", "Σ", "😀", "!", " ", "\u0301", "1");

    private Texts() {}

    /** A known trouble maker or a short word of troublesome letters, of at most so many code points, never empty. */
    public static String any(Dice dice, int maxLength) {
        String text = dice.chance(70) ? dice.pick(KNOWN) : word(dice);
        return cut(text, maxLength);
    }

    private static String word(Dice dice) {
        StringBuilder word = new StringBuilder();
        for (int i = dice.between(1, 5); i > 0; i--) {
            word.append(dice.pick(LETTERS));
        }
        return word.toString();
    }

    /** All the known trouble makers. */
    public static List<String> known() {
        return KNOWN;
    }

    /** The text or its beginning. */
    public static String cut(String text, int maxLength) {
        return text.codePointCount(0, text.length()) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength));
    }

    /** A piece of the text, cut between code points; the text itself when it is short. */
    public static String piece(Dice dice, String text) {
        int length = text.codePointCount(0, text.length());
        int from = dice.below(length);
        int to = dice.between(from + 1, length);
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    /** Nearly the same text: one code point more, less or other; never empty. */
    public static String near(Dice dice, String text) {
        String cut = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        return switch (dice.below(3)) {
            case 0 -> text + dice.pick(LETTERS);
            case 1 -> cut.isEmpty() ? text : cut;
            default -> cut + dice.pick(LETTERS);
        };
    }
}
