package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in Russian and English with placeholders {@code {field}} and {@code {id}}. A placeholder is replaced once by
 * the plain value; the value is never read as a template again. Immutable.
 */
@ForCallers
public record TextTemplate(String ru, String en) {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]*)}");

    public String fill(Locale locale, Record record) {
        return fill("ru".equals(locale.getLanguage()) ? ru : en, record);
    }

    /** Fills the placeholders of one text; an empty field leaves nothing. */
    public static String fill(String template, Record record) {
        return fill(template, name -> valueOf(name, record));
    }

    /** The same with the words of these places. */
    public static String fill(String template, UnaryOperator<String> words) {
        Function<MatchResult, String> value = place -> Matcher.quoteReplacement(words.apply(place.group(1)));
        return PLACE.matcher(template).replaceAll(value);
    }

    /** The names in the placeholders of one text, in order. */
    public static List<String> places(String template) {
        return PLACE.matcher(template).results().map(place -> place.group(1)).toList();
    }

    /** What one text says besides its placeholders. */
    public static String withoutPlaces(String template) {
        return PLACE.matcher(template).replaceAll("");
    }

    private static String valueOf(String name, Record record) {
        if ("id".equals(name)) {
            return record.id().toString();
        }
        return record.type()
                .field(name)
                .flatMap(record::value)
                .map(value -> value instanceof RecordRef ref ? ref.id().toString() : value.toString())
                .orElse("");
    }
}
