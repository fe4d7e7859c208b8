package dev.crmkit.core.internal.words;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names from outside and lists of allowed values, made fit for a message. Stateless and thread-safe. */
public final class Shown {
    private static final int LONGEST = 40;
    private static final int LISTED = 20;

    private Shown() {}

    /** At most forty characters of a name, everything that does not print written as its code point. */
    public static String name(String raw) {
        StringBuilder shown = new StringBuilder();
        raw.codePoints().limit(LONGEST).forEach(codePoint -> append(shown, codePoint));
        return shown.length() <= LONGEST ? shown.toString() : shown.substring(0, LONGEST) + "...";
    }

    private static void append(StringBuilder shown, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append("U+").append(Integer.toHexString(codePoint));
            default -> shown.appendCodePoint(codePoint);
        }
    }

    /** The first twenty of what is allowed. */
    public static String list(Collection<String> allowed) {
        String first = allowed.stream().limit(LISTED).collect(Collectors.joining(", "));
        return allowed.size() > LISTED ? first + ", ..." : first;
    }
}
