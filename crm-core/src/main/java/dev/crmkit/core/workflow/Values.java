package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;

/** Reads value sources. Stateless and thread-safe. */
@ForCallers
public final class Values {
    private Values() {}

    /** Sets one field of the target from a source that is read off the record that moves. */
    public static void set(Record.Builder target, String key, ValueSource source, Record from, StepContext context) {
        Field<?> field = target.type().field(key).orElseThrow();
        read(source, from, context).ifPresentOrElse(value -> target.put(field, value), () -> target.clear(field));
    }

    /** The value, or empty where the source has none. */
    public static Optional<Object> read(ValueSource source, Record from, StepContext context) {
        if (source instanceof ValueSource.Literal literal) {
            return Optional.of(literal.value());
        }
        if (source instanceof ValueSource.Now) {
            return Optional.of(context.bindings().now());
        }
        if (source instanceof ValueSource.ActingUser) {
            return context.actingUser().map(Object.class::cast);
        }
        if (source instanceof ValueSource.Self) {
            return Optional.of(from.ref());
        }
        if (source instanceof ValueSource.FromField other) {
            return from.type().field(other.field()).flatMap(from::value);
        }
        if (source instanceof ValueSource.Increment increment) {
            return Optional.of(current(increment, from) + increment.by());
        }
        return Optional.empty();
    }

    private static long current(ValueSource.Increment increment, Record from) {
        return from.type()
                .field(increment.field())
                .flatMap(from::value)
                .map(value -> (Long) value)
                .orElse(0L);
    }
}
