package dev.crmkit.jdbc.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text of SQL with the values bound to its question marks, in order. Grows; not thread-safe. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Bind> binds = new ArrayList<>();

    /**
     * One bound value.
     *
     * @param value of the Java type the column type stands for, or a list of such for an array
     */
    record Bind(ColumnType type, @Nullable Object value) {}

    /** SQL without values. */
    static Sql of(String text) {
        return new Sql().add(text);
    }

    /** Nothing yet. */
    static Sql empty() {
        return new Sql();
    }

    /** The parts one after the other. */
    static Sql joined(String separator, Collection<Sql> parts) {
        Sql joined = new Sql();
        for (Sql part : parts) {
            joined.separated(separator).add(part);
        }
        return joined;
    }

    /** The parts, each in brackets. */
    static Sql bracketed(String separator, Collection<Sql> parts) {
        return joined(
                separator,
                parts.stream().map(part -> of("(").add(part).add(")")).toList());
    }

    Sql add(String more) {
        text.append(more);
        return this;
    }

    Sql add(Sql more) {
        text.append(more.text);
        binds.addAll(more.binds);
        return this;
    }

    /** The same in brackets. */
    Sql inBrackets() {
        text.insert(0, "(").append(")");
        return this;
    }

    /** A further condition, unless it is nothing. */
    Sql and(Sql condition) {
        return condition.isEmpty() ? this : add(" AND ").add(condition);
    }

    /** The separator, unless there is nothing to separate from. */
    Sql separated(String separator) {
        return isEmpty() ? this : add(separator);
    }

    /** A question mark and its value. */
    Sql bind(ColumnType type, @Nullable Object value) {
        binds.add(new Bind(type, value));
        return add("?");
    }

    /** Question marks with commas between them. */
    Sql bindAll(ColumnType type, Collection<?> values) {
        String separator = "";
        for (Object value : values) {
            add(separator).bind(type, value);
            separator = ", ";
        }
        return this;
    }

    /**
     * Cuts the rows that follow. The number is part of the text: of a bound one PostgreSQL would expect a tenth of the
     * table, find the plan for that too dear to keep and plan anew every time.
     */
    Sql first(long rows) {
        return add(" FETCH FIRST " + rows + " ROWS ONLY");
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    String text() {
        return text.toString();
    }

    List<Bind> binds() {
        return binds;
    }

    /** The text without the values, which may be personal. */
    @Override
    public String toString() {
        return text();
    }
}
