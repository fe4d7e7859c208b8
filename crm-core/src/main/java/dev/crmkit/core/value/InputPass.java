package dev.crmkit.core.value;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One reading of one input. Not thread-safe. */
final class InputPass {
    private static final int MAX_FIELDS = 1_000;
    /** What every record has besides its fields; no input may name it. */
    private static final Set<String> SYSTEM = Set.of("id", "tenant", "type", "version");

    private final RecordType type;
    private final ValueReader reader;
    private final Map<Field<?>, Object> values = new LinkedHashMap<>();
    private final Set<Field<?>> cleared = new LinkedHashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    /** What is wrong with names that are no field of the type; told last. */
    private final List<Violation> strangers = new ArrayList<>();

    InputPass(RecordType type, ValueReader reader) {
        this.type = type;
        this.reader = reader;
    }

    CheckedInput byKey(Map<?, ?> raw) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        copied(raw).forEach((key, value) -> {
            if (key instanceof String name) {
                given.put(name, value);
            } else {
                strangers.add(noName());
            }
        });
        return read(given);
    }

    CheckedInput byField(Map<?, ?> raw) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        copied(raw).forEach((key, value) -> {
            if (key instanceof Field<?> field && type.has(field)) {
                given.put(field.key(), value);
            } else {
                strangers.add(key instanceof Field<?> stranger ? unknown(stranger.key()) : noName());
            }
        });
        return read(given);
    }

    private static Violation noName() {
        return Violation.of("", "UNKNOWN_FIELD", "a field is named by its key", "поле называют его ключом");
    }

    private Map<?, @Nullable Object> copied(Map<?, ?> raw) {
        try {
            return ForeignCopy.map(raw, MAX_FIELDS);
        } catch (InvalidInputException e) {
            violations.addAll(e.violations());
            return Map.of();
        }
    }

    private CheckedInput read(Map<String, @Nullable Object> given) {
        for (Field<?> field : type.fields()) {
            if (given.containsKey(field.key())) {
                read(field, given.get(field.key()));
            }
        }
        refuseUnknown(given.keySet());
        violations.addAll(strangers);
        return new CheckedInput(values, cleared, violations);
    }

    private void refuseUnknown(Set<String> keys) {
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        keys.stream().filter(this::isField).forEach(key -> seen.put(key, key));
        for (String key : keys) {
            if (!isField(key)) {
                String other = seen.putIfAbsent(key, key);
                strangers.add(other == null ? unknown(key) : Refusal.duplicateField(key, other));
            }
        }
    }

    private boolean isField(String key) {
        return type.field(key).isPresent();
    }

    private Violation unknown(String key) {
        return SYSTEM.contains(key)
                ? Refusal.managed(key)
                : Unknown.field(
                        Shown.name(key),
                        key,
                        type.fields().stream().map(Field::key).toList());
    }

    private void read(Field<?> field, @Nullable Object raw) {
        if (field.isManaged()) {
            violations.add(Refusal.managed(field.key()));
            return;
        }
        try {
            Optional<Object> value = raw == null ? Optional.empty() : reader.value(field.type(), raw);
            value.ifPresentOrElse(present -> values.put(field, present), () -> cleared.add(field));
        } catch (InvalidInputException e) {
            violations.addAll(InputCheck.at(field, e).violations());
        }
    }
}
