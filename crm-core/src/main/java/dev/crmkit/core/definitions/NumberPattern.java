package dev.crmkit.core.definitions;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How records of a type are numbered: {@code Л-{yyyy}-{000000}}. The series restarts with the year when the pattern
 * names it. Numbers are unique; gaps are allowed.
 */
@ForCallers
public record NumberPattern(String type, String pattern) {
    private static final Pattern DIGITS = Pattern.compile("\\{(0+)}");

    public NumberPattern {
        if (!DIGITS.matcher(pattern).find()) {
            throw DefinitionException.of(Violation.of(
                    type,
                    "BAD_PATTERN",
                    "A number pattern needs a run of zeros in braces, such as {000000}",
                    "В шаблоне номера нужны нули в фигурных скобках, например {000000}"));
        }
    }

    /** The key of the series a record of that day belongs to. */
    public String series(LocalDate day) {
        return pattern.contains("{yyyy}") ? type + ":" + day.getYear() : type;
    }

    public String format(LocalDate day, long number) {
        String dated = pattern.replace("{yyyy}", String.format(Locale.ROOT, "%04d", day.getYear()));
        Matcher digits = DIGITS.matcher(dated);
        return digits.replaceFirst(
                place -> String.format(Locale.ROOT, "%0" + place.group(1).length() + "d", number));
    }
}
