package dev.crmkit.core.condition;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** English phrases. */
final class EnglishWording implements Wording {
    private static final Map<String, String> UNITS = Map.of(
            "y", "year", "mo", "month", "d", "day", "h", "hour", "m", "minute", "s", "second", "us", "microsecond");
    private static final Map<String, String> PARAMETERS =
            Map.of("me", "me", "me.unit", "my unit", "me.units", "my units");

    @Override
    public String compare(String field, Condition.Op op, Kind kind, String value, boolean negated) {
        if (kind == Kind.ELEMENT) {
            return field + (negated ? " does not have " : " has ") + value;
        }
        boolean time = kind == Kind.TIME;
        String relation = switch (op) {
            case EQ -> "";
            case LT -> time ? "before " : "less than ";
            case LE -> time ? "no later than " : "at most ";
            case GT -> time ? "after " : "more than ";
            case GE -> time ? "no earlier than " : "at least ";
        };
        return field + (negated ? " is not " : " is ") + relation + value;
    }

    @Override
    public String in(String field, Kind kind, List<String> values, boolean negated) {
        String verb = kind == Kind.ELEMENT ? " has " : " is ";
        return field
                + verb
                + (negated ? "none of " : "one of ")
                + (values.isEmpty() ? "nothing" : String.join(", ", values));
    }

    @Override
    public String match(String field, Condition.Part part, String text, boolean negated) {
        String verb = switch (part) {
            case CONTAINS -> negated ? " does not contain " : " contains ";
            case STARTS_WITH -> negated ? " does not start with " : " starts with ";
            case ENDS_WITH -> negated ? " does not end with " : " ends with ";
        };
        return field + verb + text;
    }

    @Override
    public String present(String field, boolean negated) {
        return field + (negated ? " is empty" : " is filled in");
    }

    @Override
    public String forward(String field, String type, String where, boolean negated) {
        return "in " + field + (negated ? " there is no " : " there is a ") + type + where(where);
    }

    @Override
    public String inverse(String field, String type, String where, boolean negated) {
        return (negated ? "there is no " : "there is a ") + type + " by its " + field + where(where);
    }

    private static String where(String where) {
        return where.isEmpty() ? "" : " where " + where;
    }

    @Override
    public String ids(int count, boolean negated) {
        return "the record is " + (negated ? "none" : "one") + " of " + count + " named";
    }

    @Override
    public String exactly(String phrase) {
        return phrase + " exactly";
    }

    @Override
    public String and() {
        return " and ";
    }

    @Override
    public String or() {
        return " or ";
    }

    @Override
    public String not(String phrase) {
        return "not (" + phrase + ")";
    }

    @Override
    public String always() {
        return "any record";
    }

    @Override
    public String never() {
        return "no record";
    }

    @Override
    public String quoted(String text) {
        return '"' + text + '"';
    }

    @Override
    public String flag(boolean value) {
        return value ? "yes" : "no";
    }

    @Override
    public String day(LocalDate day) {
        return day.toString();
    }

    @Override
    public String more(int count) {
        return count + " more";
    }

    @Override
    public String parameter(String name) {
        return PARAMETERS.getOrDefault(name, ":" + name);
    }

    @Override
    public String anchor(Operand.Anchor anchor) {
        return switch (anchor) {
            case NOW -> "now";
            case TODAY -> "today";
            case START_OF_WEEK -> "the start of the week";
            case START_OF_MONTH -> "the start of the month";
            case START_OF_YEAR -> "the start of the year";
        };
    }

    @Override
    public String shift(long amount, String unit) {
        long count = Math.abs(amount);
        return (amount < 0 ? " minus " : " plus ") + count + " " + UNITS.get(unit) + (count == 1 ? "" : "s");
    }
}
