package dev.crmkit.core.internal;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Values as a message says them: options by their labels, instants in the recipient's zone.
 *
 * @param language Russian, or English for any other
 */
record MessageWords(Locale language, ZoneId zone) {
    private static final DateTimeFormatter DAY_RU = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME_RU = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    boolean russian() {
        return language.getLanguage().equals("ru");
    }

    /** Stands for what the recipient may not read, whether there is a value or not. */
    String hidden() {
        return russian() ? "скрыто" : "hidden";
    }

    String of(Field<?> field, Object value) {
        if (field.type() instanceof FieldType.Choice choice) {
            return choice.option(value.toString())
                    .map(option -> option.label().in(language))
                    .orElse(value.toString());
        }
        if (value instanceof Boolean flag) {
            return flag ? (russian() ? "да" : "yes") : (russian() ? "нет" : "no");
        }
        if (value instanceof LocalDate day) {
            return russian() ? DAY_RU.format(day) : day.toString();
        }
        if (value instanceof Instant instant) {
            return (russian() ? TIME_RU : TIME_EN).format(instant.atZone(zone));
        }
        if (value instanceof RecordRef ref) {
            return ref.id().toString();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
