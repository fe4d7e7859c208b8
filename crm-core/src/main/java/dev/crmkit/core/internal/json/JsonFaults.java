package dev.crmkit.core.internal.json;

import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document, the first hundred faults, by JSON pointers. Not thread-safe. */
public final class JsonFaults {
    private static final int KEPT = 100;

    private final List<Violation> violations = new ArrayList<>();

    /** A collection without faults. */
    public JsonFaults() {}

    /** One fault more. */
    public void add(Violation violation) {
        if (violations.size() < KEPT) {
            violations.add(violation);
        }
    }

    void wrongType(String pointer, String en, String ru) {
        add(Violation.of(pointer, "WRONG_TYPE", "expected " + en, "ожидается " + ru));
    }

    /** The faults so far, in the order of the document. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
