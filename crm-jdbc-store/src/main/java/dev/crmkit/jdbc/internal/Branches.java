package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes a condition apart into some, each naming one value of an indexed field or rows that do, that together find the same
 * records: some of them more than once. Rights are of that kind: mine, or of one of these units, or shared with me. What each of them leads to may be read
 * in the order of its index, where no index has the order of them all.
 */
final class Branches {
    /** Each may read a whole page; beyond so many one walk over everything is cheaper. */
    private static final int MOST = 8;

    private final Predicate<Field<?>> indexed;

    private Branches(Predicate<Field<?>> indexed) {
        this.indexed = indexed;
    }

    /** The branches; the condition itself when it has none. */
    static List<Condition> of(Condition condition, Predicate<Field<?>> indexed) {
        List<Condition> parts = SqlCompiler.conjuncts(condition);
        for (Condition part : parts) {
            List<Condition> ways = new Branches(indexed).ways(part);
            if (ways.size() > 1 && ways.size() <= MOST) {
                Condition rest = Condition.all(SqlCompiler.without(parts, part));
                return ways.stream().map(rest::and).toList();
            }
        }
        return List.of(condition);
    }

    /** The values one of which must be there; none when there is another way to fit. */
    private List<Condition> ways(Condition part) {
        List<Condition> alternatives = part instanceof Condition.Any any ? any.parts() : List.of(part);
        return alternatives.stream().allMatch(this::isIndexed)
                ? alternatives.stream().flatMap(Branches::each).distinct().toList()
                : List.of();
    }

    private boolean isIndexed(Condition atom) {
        if (atom instanceof Condition.Exists exists) {
            return isNarrow(exists);
        }
        if (atom instanceof Condition.Compare compare) {
            return compare.op() == Condition.Op.EQ && indexed.test(compare.field());
        }
        return atom instanceof Condition.In in && indexed.test(in.field());
    }

    /** Rows that point here and name something themselves, such as with whom a record is shared: few of very many. */
    private static boolean isNarrow(Condition.Exists exists) {
        return exists.relation() instanceof Relation.Inverse
                && SqlCompiler.conjuncts(exists.where()).stream().anyMatch(Branches::namesRecords);
    }

    private static boolean namesRecords(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            return compare.op() == Condition.Op.EQ && compare.field().type() instanceof FieldType.Reference;
        }
        return atom instanceof Condition.In in && in.field().type() instanceof FieldType.Reference;
    }

    private static Stream<Condition> each(Condition atom) {
        return atom instanceof Condition.In in
                ? in.values().stream()
                        .map(value -> new Condition.Compare(in.field(), Condition.Op.EQ, value, in.mode()))
                : Stream.of(atom);
    }
}
