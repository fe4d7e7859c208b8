package dev.crmkit.core.internal.verify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms of keys, and pairs of keys that would be mistaken for each other. */
final class Names {
    private static final Pattern STATE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    private final Map<String, String> folded = new HashMap<>();

    static void requireState(String key, Faults.Spot spot) {
        require(STATE, key, spot, "UPPER_SNAKE ASCII of at most 64 characters", "латиница в UPPER_SNAKE, до 64 знаков");
    }

    static void requireName(String name, Faults.Spot spot) {
        require(NAME, name, spot, "lowerCamel ASCII of at most 64 characters", "латиница в lowerCamel, до 64 знаков");
    }

    static void requirePurpose(String purpose, Faults.Spot spot) {
        require(PURPOSE, purpose, spot, "a to z, 0 to 9 and -, at most 100", "a-z, 0-9 и -, до 100 знаков");
    }

    private static void require(Pattern form, String key, Faults.Spot spot, String en, String ru) {
        if (!form.matcher(key).matches()) {
            spot.add("BAD_KEY", "a key is written " + en, "ключ пишется так: " + ru);
        }
    }

    /** Notes a fault when a name was seen before in other letter case. */
    void requireDistinct(String name, Faults.Spot spot) {
        String other = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (other != null && !other.equals(name)) {
            spot.add(
                    "DUPLICATE_NAME",
                    "two names differ by letter case only",
                    "два имени отличаются только регистром букв");
        }
    }
}
