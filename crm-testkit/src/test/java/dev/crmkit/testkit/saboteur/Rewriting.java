package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Op;
import dev.crmkit.spi.schema.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What compilers of conditions get wrong, as changes of the tree. */
final class Rewriting {
    private Rewriting() {}

    /** Every node, the inner ones first. */
    static Condition each(Condition condition, UnaryOperator<Condition> change) {
        if (condition instanceof Condition.All all) {
            return change.apply(new Condition.All(parts(all.parts(), change)));
        }
        if (condition instanceof Condition.Any any) {
            return change.apply(new Condition.Any(parts(any.parts(), change)));
        }
        if (condition instanceof Condition.Not not) {
            return change.apply(new Condition.Not(each(not.part(), change)));
        }
        if (condition instanceof Condition.Exists exists) {
            return change.apply(new Condition.Exists(exists.relation(), each(exists.where(), change)));
        }
        return change.apply(condition);
    }

    private static List<Condition> parts(List<Condition> parts, UnaryOperator<Condition> change) {
        return parts.stream().map(part -> each(part, change)).toList();
    }

    /** SQL's {@code not}: unknown, and so not found, where the field is empty. */
    static Condition notOfSql(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return field(not.part())
                    .<Condition>map(field -> new Condition.All(List.of(new Condition.Present(field), not)))
                    .orElse(not);
        }
        return condition;
    }

    private static Optional<Field<?>> field(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return Optional.of(compare.field());
        }
        if (atom instanceof Condition.In in) {
            return Optional.of(in.field());
        }
        return atom instanceof Condition.Match match ? Optional.of(match.field()) : Optional.empty();
    }

    /** {@code field <> value}: unknown where the field is empty. */
    static Condition notEqualOfSql(Condition condition) {
        return condition instanceof Condition.Not not
                        && not.part() instanceof Condition.Compare compare
                        && compare.op() == Op.EQ
                ? new Condition.All(List.of(new Condition.Present(compare.field()), not))
                : condition;
    }

    static Condition noneIsAll(Condition condition) {
        boolean none = (condition instanceof Condition.In in && in.values().isEmpty())
                || (condition instanceof Condition.Ids ids && ids.ids().isEmpty());
        return none ? Condition.always() : condition;
    }

    static boolean looksAway(Condition condition) {
        boolean[] away = {false};
        each(condition, part -> {
            away[0] |= part instanceof Condition.Exists;
            return part;
        });
        return away[0];
    }

    static Condition lessForAtMost(Condition condition) {
        return condition instanceof Condition.Compare compare && compare.op() == Op.LE
                ? new Condition.Compare(compare.field(), Op.LT, compare.value(), compare.mode())
                : condition;
    }

    static Condition wildcards(Condition condition) {
        return condition instanceof Condition.Match match
                        && (match.text().contains("%") || match.text().contains("_"))
                ? new Condition.Present(match.field())
                : condition;
    }

    static Condition firstThousand(Condition condition) {
        return condition instanceof Condition.In in && in.values().size() > 1000
                ? new Condition.In(in.field(), in.values().subList(0, 1000), in.mode())
                : condition;
    }

    static Condition wrongDeMorgan(Condition condition) {
        return condition instanceof Condition.Not not && not.part() instanceof Condition.All all
                ? new Condition.All(all.parts().stream().map(Condition::not).toList())
                : condition;
    }

    /** {@code (a or b) and c} without its parentheses. */
    static Condition lostParentheses(Condition condition) {
        if (condition instanceof Condition.All all
                && all.parts().size() == 2
                && all.parts().get(0) instanceof Condition.Any any
                && any.parts().size() > 1) {
            Condition last =
                    any.parts().get(any.parts().size() - 1).and(all.parts().get(1));
            return new Condition.Any(List.of(any.parts().get(0), last));
        }
        return condition;
    }
}
