package dev.crmkit.core.condition;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Russian phrases, built so that no word has to agree with the label of a field. */
final class RussianWording implements Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final Map<String, String> UNITS =
            Map.of("y", "г.", "mo", "мес.", "d", "дн.", "h", "ч", "m", "мин", "s", "с", "us", "мкс");
    private static final Map<String, String> PARAMETERS =
            Map.of("me", "я", "me.unit", "моё подразделение", "me.units", "мои подразделения");

    @Override
    public String compare(String field, Condition.Op op, Kind kind, String value, boolean negated) {
        if (kind == Kind.ELEMENT) {
            return "среди «" + field + (negated ? "» нет " : "» есть ") + value;
        }
        boolean time = kind == Kind.TIME;
        String relation = switch (op) {
            case EQ -> "";
            case LT -> time ? "раньше " : "меньше ";
            case LE -> time ? "не позже " : "не больше ";
            case GT -> time ? "позже " : "больше ";
            case GE -> time ? "не раньше " : "не меньше ";
        };
        return "«" + field + "» - " + (negated ? "не " : "") + relation + value;
    }

    @Override
    public String in(String field, Kind kind, List<String> values, boolean negated) {
        String list = values.isEmpty() ? "ничего" : String.join(", ", values);
        if (kind == Kind.ELEMENT) {
            return "среди «" + field + (negated ? "» нет ни одного из: " : "» есть одно из: ") + list;
        }
        return "«" + field + (negated ? "» - ни одно из: " : "» - одно из: ") + list;
    }

    @Override
    public String match(String field, Condition.Part part, String text, boolean negated) {
        String verb = switch (part) {
            case CONTAINS -> "содержит ";
            case STARTS_WITH -> "начинается с ";
            case ENDS_WITH -> "оканчивается на ";
        };
        return "«" + field + "» " + (negated ? "не " : "") + verb + text;
    }

    @Override
    public String present(String field, boolean negated) {
        return "поле «" + field + (negated ? "» пусто" : "» заполнено");
    }

    @Override
    public String forward(String field, String type, String where, boolean negated) {
        return "в поле «" + field + (negated ? "» нет записи «" : "» есть запись «") + type + "»" + where(where);
    }

    @Override
    public String inverse(String field, String type, String where, boolean negated) {
        return (negated ? "нет записи «" : "есть запись «") + type + "» по её полю «" + field + "»" + where(where);
    }

    private static String where(String where) {
        return where.isEmpty() ? "" : ", где " + where;
    }

    @Override
    public String ids(int count, boolean negated) {
        return "запись - " + (negated ? "ни одна" : "одна") + " из названных (" + count + ")";
    }

    @Override
    public String exactly(String phrase) {
        return phrase + " (в точности)";
    }

    @Override
    public String and() {
        return " и ";
    }

    @Override
    public String or() {
        return " или ";
    }

    @Override
    public String not(String phrase) {
        return "неверно, что (" + phrase + ")";
    }

    @Override
    public String always() {
        return "любая запись";
    }

    @Override
    public String never() {
        return "никакая запись";
    }

    @Override
    public String quoted(String text) {
        return "«" + text + "»";
    }

    @Override
    public String flag(boolean value) {
        return value ? "да" : "нет";
    }

    @Override
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    @Override
    public String more(int count) {
        return "ещё " + count;
    }

    @Override
    public String parameter(String name) {
        return PARAMETERS.getOrDefault(name, ":" + name);
    }

    @Override
    public String anchor(Operand.Anchor anchor) {
        return switch (anchor) {
            case NOW -> "сейчас";
            case TODAY -> "сегодня";
            case START_OF_WEEK -> "начало недели";
            case START_OF_MONTH -> "начало месяца";
            case START_OF_YEAR -> "начало года";
        };
    }

    @Override
    public String shift(long amount, String unit) {
        return (amount < 0 ? " минус " : " плюс ") + Math.abs(amount) + " " + UNITS.get(unit);
    }
}
