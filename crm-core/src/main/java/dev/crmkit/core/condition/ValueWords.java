package dev.crmkit.core.condition;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Operands in words: options and types by their labels, texts in quotes and cut short. */
final class ValueWords {
    private static final int LISTED = 20;

    private final Wording wording;
    private final Schema schema;
    private final Locale locale;

    ValueWords(Wording wording, Schema schema, Locale locale) {
        this.wording = wording;
        this.schema = schema;
        this.locale = locale;
    }

    List<String> list(Field<?> field, List<Operand> operands) {
        Stream<String> first = operands.stream().limit(LISTED).map(operand -> operand(field, operand));
        int hidden = operands.size() - LISTED;
        return hidden > 0
                ? Stream.concat(first, Stream.of(wording.more(hidden))).toList()
                : first.toList();
    }

    String operand(Field<?> field, Operand operand) {
        if (operand instanceof Operand.Parameter parameter) {
            return wording.parameter(Shown.name(parameter.name()));
        }
        return operand instanceof Operand.Relative relative
                ? relative(relative)
                : literal(field.type(), ((Operand.Literal) operand).value());
    }

    private String relative(Operand.Relative relative) {
        Duration time = relative.time();
        StringBuilder words = new StringBuilder(wording.anchor(relative.anchor()));
        append(words, relative.days().getYears(), "y");
        append(words, relative.days().getMonths(), "mo");
        append(words, relative.days().get(ChronoUnit.DAYS), "d");
        append(words, time.toHours(), "h");
        append(words, time.toMinutesPart(), "m");
        append(words, time.toSecondsPart(), "s");
        append(words, time.toNanosPart() / 1_000, "us");
        return words.toString();
    }

    private void append(StringBuilder words, long amount, String unit) {
        if (amount != 0) {
            words.append(wording.shift(amount, unit));
        }
    }

    private String literal(FieldType<?> type, Object value) {
        if (type instanceof FieldType.Choice choice) {
            return option(choice.options(), value);
        }
        if (type instanceof FieldType.MultiChoice choice) {
            return option(choice.options(), value);
        }
        return plain(value);
    }

    private String option(List<Option> options, Object value) {
        return options.stream()
                .filter(option -> option.key().equals(value))
                .map(option -> option.label().in(locale))
                .findFirst()
                .orElseGet(() -> plain(value));
    }

    private String plain(Object value) {
        if (value instanceof String text) {
            return wording.quoted(Shown.name(text));
        }
        if (value instanceof Boolean flag) {
            return wording.flag(flag);
        }
        if (value instanceof LocalDate day) {
            return wording.day(day);
        }
        if (value instanceof RecordRef ref) {
            return typeLabel(ref.type()) + " " + ref.id();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : Shown.name(value.toString());
    }

    String typeLabel(String key) {
        return schema.find(key).map(type -> type.label().in(locale)).orElse(key);
    }
}
