package dev.crmkit.core.condition;

import dev.crmkit.core.value.InputCheck;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.Violation;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings what a field is compared with to the type of the field. Throws with paths relative to the operand. */
final class OperandCheck {
    /** The parameters every request binds, and the type of record they point to. */
    private static final Map<String, String> REQUEST = Map.of("me", "user", "me.unit", "unit", "me.units", "unit");

    private static final String MANY_UNITS = "me.units";
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,30}(?:\\.[a-z][A-Za-z0-9]{0,30}){0,2}");
    private static final Period LONGEST_PERIOD = Period.of(10_000, 120_000, 3_660_000);
    private static final Duration LONGEST_TIME = Duration.ofHours(9_999_999);
    private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[+()./\\s\\p{Z}\\p{Pd}]");

    private final InputCheck input;

    OperandCheck(InputCheck input) {
        this.input = input;
    }

    /** An operand of eq, lt, le, gt, ge. */
    Operand single(Field<?> field, Operand operand, TextMode mode) {
        if (operand instanceof Operand.Parameter parameter && parameter.name().equals(MANY_UNITS)) {
            throw refused(
                    "SEVERAL_VALUES",
                    "me.units stands for several values: use in",
                    "me.units - это несколько значений: нужен in");
        }
        return inList(field, operand, mode);
    }

    /** One operand of in. */
    Operand inList(Field<?> field, Operand operand, TextMode mode) {
        if (operand instanceof Operand.Parameter parameter) {
            return parameter(field, parameter);
        }
        return operand instanceof Operand.Relative relative
                ? relative(field, relative)
                : literal(field, ((Operand.Literal) operand), mode);
    }

    private Operand literal(Field<?> field, Operand.Literal literal, TextMode mode) {
        Object raw = Optional.ofNullable(literal.value())
                .orElseThrow(() -> refused(
                        "WRONG_TYPE",
                        "there is no value to compare with; use isEmpty",
                        "нет значения для сравнения; используйте isEmpty"));
        Object value = input.operand(field, raw);
        return new Operand.Literal(
                value instanceof String text && field.type().textual() ? significant(text, mode) : value);
    }

    private static String significant(String text, TextMode mode) {
        if (mode == TextMode.FOLDED ? Fold.fold(text).isEmpty() : text.isEmpty()) {
            throw refused(
                    "BLANK_OPERAND",
                    "the text to compare with has no character that counts; use isEmpty to ask for empty",
                    "в тексте для сравнения нет ни одного значимого знака; о пустом спрашивает isEmpty");
        }
        return text;
    }

    private static Operand parameter(Field<?> field, Operand.Parameter parameter) {
        if (!NAME.matcher(parameter.name()).matches()) {
            throw refused(
                    "MALFORMED", "a parameter is named like me or me.units", "параметр называется как me или me.units");
        }
        String target = REQUEST.get(parameter.name());
        if (target != null && !Links.targets(field.type()).contains(target)) {
            throw refused(
                    "WRONG_TYPE",
                    parameter.name() + " is a reference to a record of the type " + target,
                    parameter.name() + " - ссылка на запись типа " + target);
        }
        return parameter;
    }

    private static Operand relative(Field<?> field, Operand.Relative relative) {
        if (!(field.type() instanceof FieldType.Day) && !(field.type() instanceof FieldType.Moment)) {
            throw refused(
                    "WRONG_TYPE",
                    "only days and instants are compared with a relative time",
                    "с относительным временем сравнивают только даты и моменты");
        }
        if (isTooLong(relative.days()) || relative.time().abs().compareTo(LONGEST_TIME) > 0) {
            throw refused(
                    "OUT_OF_RANGE",
                    "at most 10000 years or 9999999 hours away",
                    "не дальше 10000 лет или 9999999 часов");
        }
        Duration whole = relative.time().minusNanos(relative.time().toNanosPart() % 1_000);
        return new Operand.Relative(relative.anchor(), relative.days(), whole);
    }

    private static boolean isTooLong(Period days) {
        return isBeyond(days.getYears(), LONGEST_PERIOD.getYears())
                || isBeyond(days.getMonths(), LONGEST_PERIOD.getMonths())
                || isBeyond(days.getDays(), LONGEST_PERIOD.getDays());
    }

    private static boolean isBeyond(int amount, int most) {
        return amount > most || amount < -most;
    }

    /** The text of contains, startsWith, endsWith, as the field is matched: addresses in lower case, phones by digits. */
    String part(Condition.Match match, Field<?> field, TextMode mode) {
        String text = (String) input.operand(Field.text("value", 4_000), match.text());
        if (field.type() instanceof FieldType.Phones) {
            return digits(text);
        }
        return significant(
                field.type() instanceof FieldType.Emails ? text.strip().toLowerCase(Locale.ROOT) : text, mode);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        PHONE_PUNCTUATION.matcher(text).replaceAll("").codePoints().forEach(codePoint -> {
            int digit = Character.digit(codePoint, 10);
            if (digit < 0) {
                throw notDigits();
            }
            digits.append(digit);
        });
        if (digits.length() == 0) {
            throw notDigits();
        }
        return digits.toString();
    }

    private static InvalidInputException notDigits() {
        return refused("MALFORMED", "phones are compared by their digits", "телефоны сравнивают по цифрам");
    }

    private static InvalidInputException refused(String code, String en, String ru) {
        return InvalidInputException.of(Violation.of("", code, en, ru));
    }
}
