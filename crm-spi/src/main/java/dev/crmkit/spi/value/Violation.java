package dev.crmkit.spi.value;

import dev.crmkit.spi.ForCallers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with an input or a definition: where, which rule, the limits, and words for people.
 *
 * <p>Messages never carry the refused value itself. {@link #of} is the way to make one. Immutable and thread-safe.
 *
 * @param path the field key ({@code name.last}, {@code lines[2].terms}) or a JSON pointer; empty for the value itself
 * @param code stable {@code UPPER_SNAKE}, such as {@code REQUIRED}
 * @param en the message in English
 * @param ru the message in Russian
 * @param args limits and names for programs, such as {@code max=64}, in the order they were given
 */
@ForCallers
public record Violation(String path, String code, String en, String ru, Map<String, String> args) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final int DESCRIBED = 20;

    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(ru, "ru");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A violation code is UPPER_SNAKE");
        }
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }

    /** A violation without arguments; add them with {@link #with}. */
    public static Violation of(String path, String code, String en, String ru) {
        return new Violation(path, code, en, ru, Map.of());
    }

    /** A copy that carries one more argument, or another value of it. */
    public Violation with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(args);
        more.put(name, value.toString());
        return new Violation(path, code, en, ru, more);
    }

    /** A copy seen from outside: the value that broke the rule is the one at {@code owner}. */
    public Violation at(String owner) {
        return new Violation(join(owner), code, en, ru, args);
    }

    private String join(String owner) {
        boolean glued = owner.isEmpty() || path.isEmpty() || path.startsWith("/") || path.startsWith("[");
        return glued ? owner + path : owner + "." + path;
    }

    /** The message in Russian for a Russian locale, in English for any other. */
    public String message(Locale locale) {
        return locale.getLanguage().equals("ru") ? ru : en;
    }

    /**
     * All violations as one English line, the first twenty in full.
     *
     * @param violations at least one
     */
    public static String describe(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs at least one violation");
        }
        String shown =
                violations.stream().limit(DESCRIBED).map(Violation::toString).collect(Collectors.joining("; "));
        int hidden = violations.size() - DESCRIBED;
        return hidden > 0 ? shown + "; and " + hidden + " more" : shown;
    }

    /** The path, the code and the English message. */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + en + " [" + code + "]";
    }
}
