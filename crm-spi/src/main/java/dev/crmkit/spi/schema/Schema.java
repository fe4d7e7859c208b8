package dev.crmkit.spi.schema;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All record types of an installation; every reference points to a declared type. Immutable and thread-safe. */
@ForCallers
public final class Schema {
    private final Map<String, RecordType> types;

    private Schema(Map<String, RecordType> types) {
        this.types = types;
    }

    /**
     * A schema of these types.
     *
     * @throws DefinitionException with every duplicate type and dangling reference
     */
    public static Schema of(Collection<RecordType> types) {
        Map<String, RecordType> byKey = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (RecordType type : types) {
            if (byKey.put(type.key(), type) != null) {
                violations.add(Violation.of(
                        type.key(), "DUPLICATE_TYPE", "The type is declared twice", "Тип объявлен дважды"));
            }
        }
        byKey.values().forEach(type -> checkTargets(type, byKey, violations));
        if (!violations.isEmpty()) {
            throw new DefinitionException(violations);
        }
        return new Schema(byKey);
    }

    private static void checkTargets(RecordType type, Map<String, RecordType> all, List<Violation> violations) {
        for (Field<?> field : type.fields()) {
            for (String target : targets(field)) {
                if (!all.containsKey(target)) {
                    violations.add(Violation.of(
                            type.key() + "." + field.key(),
                            "UNKNOWN_TYPE",
                            "The field points to the undeclared type " + target,
                            "Поле ссылается на необъявленный тип " + target));
                }
            }
        }
    }

    private static List<String> targets(Field<?> field) {
        if (field.type() instanceof FieldType.Reference reference) {
            return reference.targets();
        }
        return field.type() instanceof FieldType.MultiReference multi ? List.of(multi.target()) : List.of();
    }

    /** In declared order. */
    public Collection<RecordType> types() {
        return types.values();
    }

    public Optional<RecordType> find(String key) {
        return Optional.ofNullable(types.get(key));
    }

    /**
     * The declared type of that key.
     *
     * @throws IllegalArgumentException when the type is not declared
     */
    public RecordType type(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("There is no record type " + key));
    }
}
