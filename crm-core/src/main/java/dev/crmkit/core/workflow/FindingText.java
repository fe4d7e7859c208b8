package dev.crmkit.core.workflow;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as text and as plain values for JSON. */
final class FindingText {
    private static final Label WITNESS = new Label("пример", "for example");
    private static final Label FIX = new Label("что сделать", "what to do");

    private FindingText() {}

    static String of(Finding finding, Locale locale) {
        StringBuilder text = new StringBuilder(severity(finding).in(locale))
                .append(' ')
                .append(finding.code())
                .append(' ')
                .append(finding.path())
                .append(": ")
                .append(finding.message().in(locale));
        finding.shownBy().ifPresent(record -> line(text, WITNESS.in(locale), shown(record)));
        finding.remedy().ifPresent(fix -> line(text, FIX.in(locale), fix.in(locale)));
        return text.toString();
    }

    private static Label severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> new Label("ошибка", "error");
            case WARNING -> new Label("предупреждение", "warning");
            case INFO -> new Label("к сведению", "info");
            case UNDECIDED -> new Label("не решено", "undecided");
        };
    }

    private static void line(StringBuilder text, String title, String words) {
        text.append("\n    ").append(title).append(": ").append(words);
    }

    /** Such as {@code lead{state: NEW, cycle: 5}}; what is not named is empty. */
    static String shown(Record record) {
        return values(record).entrySet().stream()
                .map(value -> value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining(", ", record.type().key() + "{", "}"));
    }

    static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().name());
        json.put("path", finding.path());
        json.put("message", words(finding.message()));
        finding.shownBy().ifPresent(record -> json.put("witness", json(record)));
        finding.remedy().ifPresent(fix -> json.put("fix", words(fix)));
        return json;
    }

    private static Map<String, Object> json(Record record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", record.type().key());
        json.put("values", values(record));
        return json;
    }

    private static Map<String, Object> words(Label label) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ru", label.ru());
        json.put("en", label.en());
        return json;
    }

    private static Map<String, Object> values(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field<?> field : record.type().fields()) {
            record.value(field).ifPresent(value -> values.put(field.key(), value.toString()));
        }
        return values;
    }
}
