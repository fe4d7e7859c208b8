package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import java.util.ArrayList;
import java.util.List;

/**
 * Negation normal form: {@link Condition.Not} stands over atoms and {@link Condition.Exists} only, constants are folded,
 * nested lists are flat. It means the same as the original on every record; adapters render it, because in such a tree
 * an unknown of SQL behaves as false. Stateless and thread-safe.
 */
@ForCallers
public final class ConditionForm {
    private ConditionForm() {}

    /** The same condition in negation normal form. */
    public static Condition normal(Condition condition) {
        return normal(condition, false);
    }

    private static Condition normal(Condition condition, boolean negated) {
        if (condition instanceof Condition.Not not) {
            return normal(not.part(), !negated);
        }
        if (condition instanceof Condition.All all) {
            return negated ? anyOf(all.parts(), true) : allOf(all.parts(), false);
        }
        if (condition instanceof Condition.Any any) {
            return negated ? allOf(any.parts(), true) : anyOf(any.parts(), false);
        }
        return leaf(condition, negated);
    }

    private static Condition leaf(Condition condition, boolean negated) {
        if (isEmptyList(condition)) {
            return negated ? Condition.always() : Condition.never();
        }
        Condition inner = condition;
        if (condition instanceof Condition.Exists exists) {
            Condition where = normal(exists.where(), false);
            if (where.equals(Condition.never())) {
                return negated ? Condition.always() : Condition.never();
            }
            inner = new Condition.Exists(exists.relation(), where);
        }
        return negated ? new Condition.Not(inner) : inner;
    }

    private static boolean isEmptyList(Condition condition) {
        if (condition instanceof Condition.In in) {
            return in.values().isEmpty();
        }
        return condition instanceof Condition.Ids ids && ids.ids().isEmpty();
    }

    private static Condition allOf(List<Condition> parts, boolean negated) {
        List<Condition> flat = new ArrayList<>();
        for (Condition part : parts) {
            Condition normal = normal(part, negated);
            if (normal.equals(Condition.never())) {
                return Condition.never();
            }
            if (normal instanceof Condition.All all) {
                flat.addAll(all.parts());
            } else {
                flat.add(normal);
            }
        }
        return Condition.all(flat);
    }

    private static Condition anyOf(List<Condition> parts, boolean negated) {
        List<Condition> flat = new ArrayList<>();
        for (Condition part : parts) {
            Condition normal = normal(part, negated);
            if (normal.equals(Condition.always())) {
                return Condition.always();
            }
            if (normal instanceof Condition.Any any) {
                flat.addAll(any.parts());
            } else {
                flat.add(normal);
            }
        }
        return Condition.any(flat);
    }
}
