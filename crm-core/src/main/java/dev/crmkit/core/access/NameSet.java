package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some names, or all names but some. Immutable and thread-safe.
 *
 * @param open whether the names are the exceptions
 */
@ForCallers
public record NameSet(boolean open, Set<String> names) {
    private static final NameSet ANY = new NameSet(true, Set.of());

    public NameSet {
        names = Set.copyOf(names);
    }

    /** Every name. */
    public static NameSet any() {
        return ANY;
    }

    public static NameSet of(String... names) {
        return new NameSet(false, Set.copyOf(Arrays.asList(names)));
    }

    /** Every name but these. */
    public static NameSet allBut(String... names) {
        return new NameSet(true, Set.copyOf(Arrays.asList(names)));
    }

    public boolean includes(String name) {
        return open != names.contains(name);
    }

    boolean includesAll(NameSet other) {
        if (!other.open) {
            return other.names.stream().allMatch(this::includes);
        }
        return open && other.names.containsAll(names);
    }

    /** Such as {@code *}, {@code [lead, deal]} or {@code * but [reopen]}. */
    @Override
    public String toString() {
        String listed = new TreeSet<>(names).toString();
        if (!open) {
            return listed;
        }
        return names.isEmpty() ? "*" : "* but " + listed;
    }
}
