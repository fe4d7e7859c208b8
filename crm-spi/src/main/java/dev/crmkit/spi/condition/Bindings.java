package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What one request binds: its instant, its zone and its named parameters. Turns a stored condition into one of literals,
 * with text operands folded. Immutable and thread-safe.
 *
 * @param parameters a value, or a collection of values for use in {@code in}
 */
@ForCallers
public record Bindings(Instant now, ZoneId zone, Map<String, Object> parameters) {

    public Bindings {
        parameters = Map.copyOf(parameters);
    }

    /** The same condition with every parameter and relative time resolved, and folded operands folded. */
    public Condition resolve(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(resolveEach(all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(resolveEach(any.parts()));
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(resolve(not.part()));
        }
        if (condition instanceof Condition.Exists exists) {
            return new Condition.Exists(exists.relation(), resolve(exists.where()));
        }
        return resolveAtom(condition);
    }

    private List<Condition> resolveEach(List<Condition> parts) {
        return parts.stream().map(this::resolve).toList();
    }

    private Condition resolveAtom(Condition atom) {
        if (atom instanceof Condition.Compare compare) {
            Object value = value(compare.value(), compare.field().type());
            return new Condition.Compare(
                    compare.field(),
                    compare.op(),
                    new Operand.Literal(folded(value, compare.field().type(), compare.mode())),
                    compare.mode());
        }
        if (atom instanceof Condition.In in) {
            return new Condition.In(in.field(), values(in), in.mode());
        }
        if (atom instanceof Condition.Match match && match.mode() == TextMode.FOLDED) {
            return new Condition.Match(match.field(), match.part(), foldedText(match), TextMode.FOLDED);
        }
        return atom;
    }

    private static String foldedText(Condition.Match match) {
        return match.field().type().textual() ? fold(match.text(), match.field().key()) : match.text();
    }

    private List<Operand> values(Condition.In in) {
        List<Operand> values = new ArrayList<>(in.values().size());
        for (Operand operand : in.values()) {
            Object value = value(operand, in.field().type());
            if (value instanceof Collection<?> several) {
                several.forEach(each -> values.add(literal(each, in)));
            } else {
                values.add(literal(value, in));
            }
        }
        return values;
    }

    private static Operand literal(Object value, Condition.In in) {
        return new Operand.Literal(folded(value, in.field().type(), in.mode()));
    }

    private static Object folded(Object value, FieldType<?> type, TextMode mode) {
        return mode == TextMode.FOLDED && type.textual() && value instanceof String text ? fold(text, "value") : value;
    }

    private static String fold(String text, String path) {
        String folded = Fold.fold(text);
        if (folded.isEmpty()) {
            throw InvalidInputException.of(Violation.of(
                    path,
                    "BLANK_OPERAND",
                    "The text to compare with has no letter, digit or sign that counts",
                    "В тексте для сравнения нет ни одного значимого знака"));
        }
        return folded;
    }

    private Object value(Operand operand, FieldType<?> type) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Relative relative) {
            return type instanceof FieldType.Day
                    ? moment(relative).toLocalDate()
                    : moment(relative).toInstant();
        }
        String name = ((Operand.Parameter) operand).name();
        Object bound = parameters.get(name);
        if (bound == null) {
            throw InvalidInputException.of(Violation.of(
                    name,
                    "UNBOUND",
                    "The condition names a parameter nobody bound; known are " + parameters.keySet(),
                    "Условие называет параметр без значения; известны " + parameters.keySet()));
        }
        return bound;
    }

    private ZonedDateTime moment(Operand.Relative relative) {
        try {
            return start(relative.anchor()).plus(relative.days()).plus(relative.time());
        } catch (DateTimeException | ArithmeticException e) {
            throw InvalidInputException.of(Violation.of(
                    "relative",
                    "OUT_OF_RANGE",
                    "The relative time leads outside the years 1 to 9999",
                    "Относительное время выходит за годы 1-9999"));
        }
    }

    private ZonedDateTime start(Operand.Anchor anchor) {
        ZonedDateTime local = now.truncatedTo(ChronoUnit.MICROS).atZone(zone);
        LocalDate today = local.toLocalDate();
        return switch (anchor) {
            case NOW -> local;
            case TODAY -> today.atStartOfDay(zone);
            case START_OF_WEEK ->
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone);
            case START_OF_MONTH -> today.withDayOfMonth(1).atStartOfDay(zone);
            case START_OF_YEAR -> today.withDayOfYear(1).atStartOfDay(zone);
        };
    }
}
