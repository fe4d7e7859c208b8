package dev.crmkit.core.value;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of an input: the normalised values, the fields to be made empty, and everything that is wrong.
 *
 * <p>Immutable and thread-safe.
 */
@ForCallers
public final class CheckedInput {
    private final Map<Field<?>, Object> values;
    private final Set<Field<?>> cleared;
    private final List<Violation> violations;

    CheckedInput(Map<Field<?>, Object> values, Set<Field<?>> cleared, List<Violation> violations) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.cleared = Collections.unmodifiableSet(new LinkedHashSet<>(cleared));
        this.violations = List.copyOf(violations);
    }

    /** The present values, in the order the type declares its fields in. */
    public Map<Field<?>, Object> values() {
        return values;
    }

    /** The fields that were given as empty. */
    public Set<Field<?>> cleared() {
        return cleared;
    }

    /** Everything that is wrong, in the order of the fields, unknown ones last; empty when all is well. */
    public List<Violation> violations() {
        return violations;
    }

    /** The normalised value, or empty when none was given or it was refused. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }

    /** The fields the input names, with a value or as empty. */
    public Set<Field<?>> named() {
        Set<Field<?>> named = new LinkedHashSet<>(values.keySet());
        named.addAll(cleared);
        return Collections.unmodifiableSet(named);
    }

    /** Whether the input names the field, with a value or as empty, and the value was not refused. */
    public boolean names(Field<?> field) {
        return values.containsKey(field) || cleared.contains(field);
    }

    public boolean isClean() {
        return violations.isEmpty();
    }

    /**
     * This input, if nothing is wrong with it.
     *
     * @throws InvalidInputException with every violation
     */
    public CheckedInput requireClean() {
        if (!isClean()) {
            throw new InvalidInputException(violations);
        }
        return this;
    }

    /** Sets the values and empties the cleared fields. */
    public Record.Builder applyTo(Record.Builder builder) {
        values.forEach(builder::put);
        cleared.forEach(builder::clear);
        return builder;
    }
}
