package dev.crmkit.core.value;

import dev.crmkit.spi.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies collections of the caller before anything is decided: what changes or throws while it is read is refused, and
 * no more than the cap is ever taken.
 */
final class ForeignCopy {
    private ForeignCopy() {}

    /** One value stands for a list of one; null elements are left for the element's reader to refuse. */
    static List<Optional<Object>> list(Object raw, int max) {
        if (!(raw instanceof Iterable<?> several)) {
            return List.of(Optional.of(raw));
        }
        List<Optional<Object>> copy = new ArrayList<>();
        try {
            for (Object element : several) {
                if (copy.size() == max) {
                    throw Refusal.tooMany(max);
                }
                copy.add(Optional.ofNullable(element));
            }
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refusal.unreadable();
        }
        return copy;
    }

    /** In the caller's order; a null value stays null. */
    static <K> Map<K, @Nullable Object> map(Map<K, ?> raw, int max) {
        Map<K, @Nullable Object> copy = new LinkedHashMap<>();
        try {
            for (Map.Entry<K, ?> entry : raw.entrySet()) {
                if (copy.size() == max) {
                    throw Refusal.tooMany(max);
                }
                copy.put(entry.getKey(), entry.getValue());
            }
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Refusal.unreadable();
        }
        return copy;
    }

    /** The entries of a compound value such as an amount with its currency; anything but text keys is refused. */
    static Map<String, Object> parts(Map<?, ?> raw, List<String> known) {
        Map<String, Object> parts = new LinkedHashMap<>();
        map(raw, known.size()).forEach((name, value) -> {
            if (!(name instanceof String key) || !known.contains(key)) {
                throw Refusal.notAmong("UNKNOWN_PART", "there is an unknown part", "есть неизвестная часть", known);
            }
            if (value != null) {
                parts.put(key, value);
            }
        });
        return parts;
    }
}
