package dev.crmkit.core.internal.verify;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Conditions as trees. What is asked of related records counts as one atom. */
final class Trees {
    private Trees() {}

    static List<Condition> atoms(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(part -> atoms(part).stream()).toList();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(part -> atoms(part).stream()).toList();
        }
        return condition instanceof Condition.Not not ? atoms(not.part()) : List.of(condition);
    }

    /** The same tree with other atoms. */
    static Condition map(Condition condition, UnaryOperator<Condition> atom) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(
                    all.parts().stream().map(part -> map(part, atom)).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(
                    any.parts().stream().map(part -> map(part, atom)).toList());
        }
        return condition instanceof Condition.Not not
                ? new Condition.Not(map(not.part(), atom))
                : atom.apply(condition);
    }

    /** The field of this record an atom speaks of; empty when it speaks of the id or of many records. */
    static Optional<Field<?>> field(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return Optional.of(compare.field());
        }
        if (atom instanceof Condition.In in) {
            return Optional.of(in.field());
        }
        if (atom instanceof Condition.Match match) {
            return Optional.of(match.field());
        }
        return atom instanceof Condition.Present present ? Optional.of(present.field()) : Optional.empty();
    }

    /** The atom asked of another field of the same type. */
    static Condition about(Field<?> field, Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return new Condition.Compare(field, compare.op(), compare.value(), compare.mode());
        }
        if (atom instanceof Condition.In in) {
            return new Condition.In(field, in.values(), in.mode());
        }
        if (atom instanceof Condition.Match match) {
            return new Condition.Match(field, match.part(), match.text(), match.mode());
        }
        return new Condition.Present(field);
    }
}
