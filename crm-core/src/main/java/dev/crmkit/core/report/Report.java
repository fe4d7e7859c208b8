package dev.crmkit.core.report;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Aggregation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to count, sum and compare, and by what. Immutable.
 *
 * <pre>{@code
 * Report.all().by(Lead.SOURCE).count("leads").share("share")
 * Report.where(Deal.STAGE.is("WON")).byPeriod(Deal.CLOSED_AT, Period.MONTH, zone).sum("amount", Deal.AMOUNT)
 * }</pre>
 */
@ForCallers
public record Report(Condition where, List<Aggregation.Group> groups, List<Column> columns) {
    public Report {
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
    }

    /** How a column is worked out. */
    @ForCallers
    public enum Kind {
        /** Long: records of the group, or those where the field is not empty. */
        COUNT,
        /** {@link Share}: records of the group of all records of the report. */
        SHARE,
        /** Long, BigDecimal or Money. */
        SUM,
        MIN,
        MAX,
        /** Money at its currency's scale, or BigDecimal with at least two digits after the point; HALF_UP. */
        AVERAGE
    }

    /** One column of the answer. */
    @ForCallers
    public record Column(String name, Kind kind, @Nullable Field<?> measured) {

        public Optional<Field<?>> field() {
            return Optional.ofNullable(measured);
        }
    }

    public static Report all() {
        return where(Condition.always());
    }

    public static Report where(Condition condition) {
        return new Report(condition, List.of(), List.of());
    }

    /** One row per value of the field; empty values form a row of their own, last. */
    public Report by(Field<?> field) {
        return group(new Aggregation.ByValue(field));
    }

    /** One row per local hour of the day, day, or month. */
    public Report byPeriod(Field<?> field, Aggregation.Period period, ZoneId zone) {
        return group(new Aggregation.ByPeriod(field, period, zone));
    }

    public Report count(String name) {
        return column(name, Kind.COUNT, null);
    }

    /** How many records hold a value of the field. */
    public Report countOf(String name, Field<?> field) {
        return column(name, Kind.COUNT, field);
    }

    public Report share(String name) {
        return column(name, Kind.SHARE, null);
    }

    public Report sum(String name, Field<?> field) {
        return column(name, Kind.SUM, field);
    }

    public Report min(String name, Field<?> field) {
        return column(name, Kind.MIN, field);
    }

    public Report max(String name, Field<?> field) {
        return column(name, Kind.MAX, field);
    }

    public Report average(String name, Field<?> field) {
        return column(name, Kind.AVERAGE, field);
    }

    private Report group(Aggregation.Group group) {
        List<Aggregation.Group> more = new ArrayList<>(groups);
        more.add(group);
        return new Report(where, more, columns);
    }

    private Report column(String name, Kind kind, @Nullable Field<?> field) {
        List<Column> more = new ArrayList<>(columns);
        more.add(new Column(name, kind, field));
        return new Report(where, groups, more);
    }
}
