package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import java.time.Duration;
import java.time.Period;

/** What a field is compared with. Adapters meet literals only: core resolves the rest once per request. */
@ForCallers
public sealed interface Operand {

    /** A value of the field's type (of its element type for multi-valued fields). */
    record Literal(Object value) implements Operand {}

    /** A name bound by the request: {@code me}, {@code me.unit}, {@code me.units}. */
    record Parameter(String name) implements Operand {}

    /**
     * A point in time relative to the request's one clock and zone.
     *
     * @param days calendar days, months and years at local time
     * @param time an exact duration, added after the days
     */
    record Relative(Anchor anchor, Period days, Duration time) implements Operand {}

    /** Where a relative time starts. Weeks start on Monday. */
    enum Anchor {
        NOW,
        TODAY,
        START_OF_WEEK,
        START_OF_MONTH,
        START_OF_YEAR
    }

    /** The value as an operand; an operand stands for itself. */
    static Operand of(Object value) {
        return value instanceof Operand operand ? operand : new Literal(value);
    }

    static Operand parameter(String name) {
        return new Parameter(name);
    }

    static Operand nowMinus(Duration time) {
        return new Relative(Anchor.NOW, Period.ZERO, time.negated());
    }

    static Operand nowMinus(Period days) {
        return new Relative(Anchor.NOW, days.negated(), Duration.ZERO);
    }

    static Operand startOf(Anchor anchor) {
        return new Relative(anchor, Period.ZERO, Duration.ZERO);
    }
}
