package dev.crmkit.core.value;

import dev.crmkit.spi.schema.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Choices by the key of an option, or the option itself. */
final class ChoiceReader {
    private final Set<String> keys = new LinkedHashSet<>();

    ChoiceReader(List<Option> options) {
        options.forEach(option -> keys.add(option.key()));
    }

    String read(Object raw) {
        String key = raw instanceof Option option ? option.key() : text(raw);
        if (!keys.contains(key)) {
            throw Refusal.notAmong("UNKNOWN_OPTION", "there is no such option", "такого варианта нет", keys);
        }
        return key;
    }

    private static String text(Object raw) {
        if (raw instanceof String key) {
            return key;
        }
        throw Refusal.wrongType("the key of an option", "ключ варианта");
    }

    /** Without duplicates, in the order the options are declared in. */
    List<Object> inDeclaredOrder(List<Object> chosen) {
        List<Object> ordered = new ArrayList<>(keys);
        ordered.retainAll(chosen);
        return ordered;
    }
}
