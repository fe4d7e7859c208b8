package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a condition that shows a fault as small as it can be while it still shows it. */
@ForCallers
public final class Simpler {
    private static final int MOST_TRIES = 500;

    private Simpler() {}

    /** The smallest condition found of which {@code fails} still holds; {@code fails} holds of the given one. */
    public static Condition still(Condition condition, Predicate<Condition> fails) {
        Condition smallest = condition;
        int tries = 0;
        boolean shrunk = true;
        while (shrunk && tries < MOST_TRIES) {
            shrunk = false;
            for (Condition candidate : candidates(smallest).toList()) {
                tries++;
                if (fails.test(candidate)) {
                    smallest = candidate;
                    shrunk = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** Conditions one step smaller: a part instead of the whole, one part fewer, one part smaller. */
    private static Stream<Condition> candidates(Condition condition) {
        if (condition instanceof Condition.All all) {
            return ofList(all.parts(), Condition.All::new);
        }
        if (condition instanceof Condition.Any any) {
            return ofList(any.parts(), Condition.Any::new);
        }
        if (condition instanceof Condition.Not not) {
            return Stream.concat(Stream.of(not.part()), candidates(not.part()).map(Condition.Not::new));
        }
        if (condition instanceof Condition.Exists exists) {
            return Stream.concat(Stream.of(Condition.always()), candidates(exists.where()))
                    .filter(where -> !where.equals(exists.where()))
                    .map(where -> new Condition.Exists(exists.relation(), where));
        }
        return condition instanceof Condition.In in ? ofValues(in) : Stream.of();
    }

    private static Stream<Condition> ofList(List<Condition> parts, Function<List<Condition>, Condition> whole) {
        Stream<Condition> fewer = shorter(parts).map(whole);
        Stream<Condition> smaller = positions(parts)
                .flatMap(i -> candidates(parts.get(i)).map(part -> whole.apply(replaced(parts, i, part))));
        return Stream.of(parts.stream(), fewer, smaller).flatMap(each -> each);
    }

    private static Stream<Condition> ofValues(Condition.In in) {
        Stream<List<Operand>> shorter = shorter(in.values());
        return shorter.map(values -> new Condition.In(in.field(), values, in.mode()));
    }

    private static <T> Stream<List<T>> shorter(List<T> list) {
        return positions(list).map(i -> {
            List<T> shorter = new ArrayList<>(list);
            shorter.remove((int) i);
            return shorter;
        });
    }

    private static Stream<Integer> positions(List<?> list) {
        return Stream.iterate(0, i -> i + 1).limit(list.size());
    }

    private static List<Condition> replaced(List<Condition> parts, int position, Condition part) {
        List<Condition> replaced = new ArrayList<>(parts);
        replaced.set(position, part);
        return replaced;
    }
}
