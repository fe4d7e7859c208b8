package dev.crmkit.core.imports;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days and instants written by a pattern. A local time needs a zone. Thread-safe. */
final class TimePattern {
    private final DateTimeFormatter formatter;
    private final String letters;
    private final boolean moment;

    /** Absent: the cell must say its offset. */
    private final @Nullable ZoneId zone;

    private TimePattern(String letters, boolean moment, @Nullable ZoneId zone) {
        this.letters = letters;
        // A strict "yyyy" would ask for an era.
        this.formatter = DateTimeFormatter.ofPattern(letters.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        this.moment = moment;
        this.zone = zone;
    }

    /**
     * The pattern of a day or an instant column, if one is said or needed.
     *
     * @throws InvalidInputException if the pattern is none, or its years have two digits
     */
    static Optional<TimePattern> of(FieldType<?> type, ValueFormat format) {
        boolean moment = type instanceof FieldType.Moment;
        if (!moment && !(type instanceof FieldType.Day)) {
            return Optional.empty();
        }
        ZoneId zone = format.zone().orElse(null);
        return format.pattern().map(letters -> checked(letters, moment, zone));
    }

    private static TimePattern checked(String letters, boolean moment, @Nullable ZoneId zone) {
        boolean fourDigits = letters.contains("yyyy") || letters.contains("uuuu");
        try {
            if (fourDigits && letters.length() <= 60) {
                return new TimePattern(letters, moment, zone);
            }
        } catch (IllegalArgumentException e) {
            throw badPattern();
        }
        throw badPattern();
    }

    private static InvalidInputException badPattern() {
        return InvalidInputException.of(Violation.of(
                "pattern",
                "MALFORMED",
                "expected a pattern such as dd.MM.yyyy or dd.MM.yyyy HH:mm, years with four digits",
                "ожидается шаблон вида dd.MM.yyyy или dd.MM.yyyy HH:mm, год четырьмя цифрами"));
    }

    Object read(String text) {
        try {
            return moment ? moment(text) : LocalDate.parse(text, formatter);
        } catch (DateTimeException e) {
            throw InvalidInputException.of(Violation.of(
                    "", "MALFORMED", "expected a time written as " + letters, "ожидается время в виде " + letters));
        }
    }

    private Instant moment(String text) {
        TemporalAccessor parsed = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        return local(parsed instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(parsed));
    }

    private Instant local(LocalDateTime time) {
        if (zone == null) {
            throw refused(
                    "NO_ZONE",
                    "the time says no offset, and the mapping no zone",
                    "у времени нет смещения, а в настройке нет пояса");
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw refused(
                    "NO_SUCH_TIME",
                    "clocks went past this local time",
                    "такого местного времени не было: часы перевели");
        }
        return time.toInstant(offsets.get(0));
    }

    private static InvalidInputException refused(String code, String en, String ru) {
        return InvalidInputException.of(Violation.of("", code, en, ru));
    }
}
