package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums over the records that fit, in groups. Without groups there is exactly one row, even over nothing.
 *
 * @param limit the most groups the caller will take; a store answers with at most one group more
 */
@ForCallers
public record Aggregation(String type, Condition where, List<Group> groups, List<Measure> measures, int limit) {
    public Aggregation {
        groups = List.copyOf(groups);
        measures = List.copyOf(measures);
    }

    /** What records are put together by. */
    @ForCallers
    public sealed interface Group {
        Field<?> field();
    }

    /** By the value of a single-valued field; text by the text as it stands. Empty values form a group of their own. */
    @ForCallers
    public record ByValue(Field<?> field) implements Group {}

    /** By a period of an instant or day, local to the zone. The zone does not matter for days. */
    @ForCallers
    public record ByPeriod(Field<?> field, Period period, ZoneId zone) implements Group {}

    /** What a period group is keyed by. */
    @ForCallers
    public enum Period {
        /** Long 0 to 23: the local hour of the day. Instants only. */
        HOUR_OF_DAY,
        /** LocalDate. */
        DAY,
        /** LocalDate: the first of the month. */
        MONTH
    }

    /** What is measured. */
    @ForCallers
    public enum Kind {
        /** Long: all records, or, with a field, those where it is not empty. */
        COUNT,
        /**
         * Sum of a whole number (Long; refused when it overflows), decimal (BigDecimal) or money (Money; refused across
         * currencies).
         */
        SUM,
        /** The smallest value of a number, an amount of one currency, a day or an instant. */
        MIN,
        /** The largest value of a number, an amount of one currency, a day or an instant. */
        MAX
    }

    /** One column of the answer. */
    @ForCallers
    public record Measure(Kind kind, @Nullable Field<?> measured) {

        public static Measure count() {
            return new Measure(Kind.COUNT, null);
        }

        public static Measure of(Kind kind, Field<?> field) {
            return new Measure(kind, field);
        }

        /** The field, or empty for the count of records. */
        public Optional<Field<?>> field() {
            return Optional.ofNullable(measured);
        }
    }
}
