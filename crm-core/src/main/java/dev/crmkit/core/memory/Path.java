package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A short way to the records a condition can be true of: the ids and indexed values it names. Every match is on the way,
 * not everything on the way is a match.
 *
 * @param size how many ids there are at the most
 * @param ids with repetitions
 */
record Path(long size, Supplier<Stream<UUID>> ids) {

    /** The shortest way, or none when all records must be looked at. */
    static Optional<Path> of(Condition condition, Layers layers) {
        if (condition instanceof Condition.Ids named) {
            return Optional.of(new Path(named.ids().size(), () -> named.ids().stream()));
        }
        if (condition instanceof Condition.All all) {
            return all.parts().stream()
                    .flatMap(part -> of(part, layers).stream())
                    .min(Comparator.comparingLong(Path::size));
        }
        if (condition instanceof Condition.Any any) {
            return union(any.parts(), part -> of(part, layers));
        }
        return ofValue(condition, layers);
    }

    private static Optional<Path> ofValue(Condition atom, Layers layers) {
        if (atom instanceof Condition.Compare compare
                && compare.op() == Condition.Op.EQ
                && layers.indexed(compare.field(), compare.mode())) {
            return Optional.of(ofKey(layers, compare.field(), compare.value()));
        }
        if (atom instanceof Condition.In in && layers.indexed(in.field(), in.mode())) {
            return union(in.values(), value -> Optional.of(ofKey(layers, in.field(), value)));
        }
        return Optional.empty();
    }

    private static Path ofKey(Layers layers, Field<?> field, Operand operand) {
        Object key = ((Operand.Literal) operand).value();
        return new Path(layers.size(field, key), () -> layers.ids(field, key));
    }

    private static <P> Optional<Path> union(List<P> parts, Function<P, Optional<Path>> path) {
        List<Path> paths =
                parts.stream().flatMap(part -> path.apply(part).stream()).toList();
        return paths.size() < parts.size()
                ? Optional.empty()
                : Optional.of(new Path(
                        paths.stream().mapToLong(Path::size).sum(),
                        () -> paths.stream().flatMap(each -> each.ids().get())));
    }
}
