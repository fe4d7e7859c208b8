package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A question about one record, answered true or false, never unknown.
 *
 * <p>Made from fields: {@code Deal.AMOUNT.ge(money).and(Deal.STAGE.in("NEW", "CALL"))}. Limits: 2,000 nodes, depth 50,
 * 4 relations deep, 100,000 values in one {@link In} or {@link Ids}. Immutable and thread-safe.
 */
@ForCallers
public sealed interface Condition {

    /** True of every record. */
    static Condition always() {
        return new All(List.of());
    }

    /** True of no record. */
    static Condition never() {
        return new Any(List.of());
    }

    /** Every part holds; true when there are none. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Some part holds; false when there are none. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The complement. */
    record Not(Condition part) implements Condition {}

    /** Comparison operators. Only EQ is defined for types without an order, choices, flags and multi-valued fields. */
    enum Op {
        EQ,
        LT,
        LE,
        GT,
        GE
    }

    /** False when the field is empty. On a multi-valued field EQ means "has this element". */
    record Compare(Field<?> field, Op op, Operand value, TextMode mode) implements Condition {}

    /** Equal to one of the values; on a multi-valued field: has one of them. False when empty. */
    record In(Field<?> field, List<Operand> values, TextMode mode) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** Which part of a text must agree. */
    enum Part {
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH
    }

    /**
     * Part of a text, an e-mail address, a file name or (by digits) a phone number; for multi-valued fields of any
     * element. Nothing in the text is a wildcard. False when empty.
     */
    record Match(Field<?> field, Part part, String text, TextMode mode) implements Condition {}

    /** The field is not empty. */
    record Present(Field<?> field) implements Condition {}

    /** The record's id is one of these; true of no record when there are none. */
    record Ids(List<UUID> ids) implements Condition {
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    /** Some live related record fits. A record in the bin is related to nothing. */
    record Exists(Relation relation, Condition where) implements Condition {}

    /** Both hold. A chain of calls stays one flat list. */
    default Condition and(Condition other) {
        return new All(joined(this instanceof All all ? all.parts() : List.of(this), other));
    }

    /** At least one holds. A chain of calls stays one flat list. */
    default Condition or(Condition other) {
        return new Any(joined(this instanceof Any any ? any.parts() : List.of(this), other));
    }

    private static List<Condition> joined(List<Condition> parts, Condition last) {
        List<Condition> all = new ArrayList<>(parts);
        all.add(last);
        return all;
    }

    default Condition not() {
        return this instanceof Not negated ? negated.part() : new Not(this);
    }

    /** True of this record alone. */
    static Condition id(UUID id) {
        return new Ids(List.of(id));
    }

    /** True of these records. */
    static Condition ids(Collection<UUID> ids) {
        return new Ids(List.copyOf(ids));
    }

    static Condition all(List<? extends Condition> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
    }

    static Condition any(List<? extends Condition> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(List.copyOf(parts));
    }

    /** Some related record fits. */
    static Condition exists(Relation relation, Condition where) {
        return new Exists(relation, where);
    }
}
