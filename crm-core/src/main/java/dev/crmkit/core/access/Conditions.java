package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;

/** Conjunction that knows the constants. */
final class Conditions {
    private Conditions() {}

    static Condition both(Condition a, Condition b) {
        if (a.equals(Condition.always()) || b.equals(Condition.never())) {
            return b;
        }
        return b.equals(Condition.always()) || a.equals(Condition.never()) ? a : a.and(b);
    }

    static Condition without(Condition allowed, Condition denied) {
        return both(allowed, opposite(denied));
    }

    private static Condition opposite(Condition condition) {
        if (condition.equals(Condition.never())) {
            return Condition.always();
        }
        return condition.equals(Condition.always()) ? Condition.never() : condition.not();
    }
}
