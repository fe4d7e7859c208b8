package dev.crmkit.core.internal.analysis;

import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * Values to try for a field.
 *
 * @param complete whether every value of the field answers the atoms as one of these does
 */
record Candidates(Collection<Object> values, boolean complete) {

    static Candidates all(Collection<?> values) {
        return new Candidates(new LinkedHashSet<>(values), true);
    }

    static Candidates some(Collection<?> values) {
        return new Candidates(new LinkedHashSet<>(values), false);
    }
}
