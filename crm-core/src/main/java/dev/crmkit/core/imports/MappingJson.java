package dev.crmkit.core.imports;

import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.internal.json.JsonObject;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Mappings as JSON, read strictly. */
final class MappingJson {
    private static final List<String> MAPPING =
            List.of("type", "externalKey", "columns", "ignored", "constants", "encoding", "delimiter", "emptyClears");
    private static final List<String> FORMAT = List.of(
            "trim",
            "pattern",
            "zone",
            "decimalComma",
            "trueWords",
            "falseWords",
            "valueMap",
            "separator",
            "currency",
            "currencyColumn");

    private final JsonFaults faults = new JsonFaults();

    private MappingJson() {}

    static ImportMapping read(String json) {
        MappingJson reading = new MappingJson();
        Optional<ImportMapping> mapping =
                JsonObject.of(Json.read(json), "", reading.faults).map(reading::mapping);
        List<Violation> violations = reading.faults.violations();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return mapping.orElseThrow();
    }

    private ImportMapping mapping(JsonObject json) {
        json.allow(MAPPING);
        ImportMapping.Builder builder =
                ImportMapping.to(json.requiredText("type").orElse(""));
        json.object("externalKey").ifPresent(key -> externalKey(key, builder));
        json.requiredObject("columns").ifPresent(columns -> columns(columns, builder));
        texts(json, "ignored").forEach(builder::ignore);
        json.object("constants").ifPresent(constants -> constants(constants, builder));
        constant(json, "encoding", ImportEncoding.values()).ifPresent(builder::encoding);
        constant(json, "delimiter", ImportDelimiter.values()).ifPresent(builder::delimiter);
        if (json.flag("emptyClears").orElse(false)) {
            builder.emptyClears();
        }
        return builder.build();
    }

    private static void externalKey(JsonObject json, ImportMapping.Builder builder) {
        json.allow(List.of("column", "system"));
        Optional<String> column = json.requiredText("column");
        Optional<String> system = json.requiredText("system");
        column.ifPresent(name -> system.ifPresent(of -> builder.externalKey(name, of)));
    }

    private void columns(JsonObject json, ImportMapping.Builder builder) {
        for (String name : json.names()) {
            if (json.value(name).orElseThrow() instanceof String field) {
                builder.column(name, field);
            } else {
                json.object(name).ifPresent(column -> builder.column(name, column(column)));
            }
        }
    }

    private ColumnMapping column(JsonObject json) {
        json.allow(List.of("field", "missing", "format"));
        return new ColumnMapping(
                json.requiredText("field").orElse(""),
                texts(json, "missing"),
                json.object("format").map(this::format).orElse(ValueFormat.PLAIN));
    }

    private ValueFormat format(JsonObject json) {
        json.allow(FORMAT);
        ValueFormat.Builder builder = ValueFormat.builder();
        if (json.flag("trim").orElse(false)) {
            builder.trim();
        }
        if (json.flag("decimalComma").orElse(false)) {
            builder.decimalComma();
        }
        json.text("pattern").ifPresent(builder::pattern);
        json.text("zone").flatMap(name -> zone(name, json.pointer("zone"))).ifPresent(builder::zone);
        builder.words(texts(json, "trueWords"), texts(json, "falseWords"));
        json.object("valueMap").ifPresent(map -> builder.valueMap(meanings(map)));
        json.text("separator").ifPresent(builder::separator);
        json.text("currency").ifPresent(builder::currency);
        json.text("currencyColumn").ifPresent(builder::currencyColumn);
        return builder.build();
    }

    private Optional<ZoneId> zone(String name, String pointer) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            faults.add(Violation.of(
                    pointer,
                    "MALFORMED",
                    "expected a zone such as Europe/Moscow",
                    "ожидается часовой пояс, например Europe/Moscow"));
            return Optional.empty();
        }
    }

    private static Map<String, String> meanings(JsonObject json) {
        Map<String, String> meanings = new LinkedHashMap<>();
        json.names().forEach(cell -> json.text(cell).ifPresent(meaning -> meanings.put(cell, meaning)));
        return meanings;
    }

    private void constants(JsonObject json, ImportMapping.Builder builder) {
        for (String field : json.names()) {
            Object value = json.value(field).orElseThrow();
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                builder.constant(field, value);
            } else {
                faults.add(Violation.of(
                        json.pointer(field),
                        "WRONG_TYPE",
                        "expected a text, a number or a flag",
                        "ожидается текст, число или признак"));
            }
        }
    }

    private List<String> texts(JsonObject json, String name) {
        List<String> texts = new ArrayList<>();
        json.list(name)
                .ifPresent(list -> list.forEach(each -> {
                    if (each instanceof String text) {
                        texts.add(text);
                    } else {
                        faults.add(
                                Violation.of(json.pointer(name), "WRONG_TYPE", "expected texts", "ожидаются тексты"));
                    }
                }));
        return texts;
    }

    private <E extends Enum<E>> Optional<E> constant(JsonObject json, String name, E[] values) {
        Optional<String> given = json.text(name);
        Optional<E> found = given.flatMap(text ->
                Arrays.stream(values).filter(value -> word(value).equals(text)).findFirst());
        if (given.isPresent() && found.isEmpty()) {
            List<String> known = Arrays.stream(values).map(MappingJson::word).toList();
            faults.add(Unknown.word(json.pointer(name), "UNKNOWN_WORD", given.get(), known));
        }
        return found;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String write(ImportMapping mapping) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", mapping.type());
        mapping.externalKey()
                .ifPresent(key -> json.put("externalKey", pairs("column", key.column(), "system", key.system())));
        Map<String, Object> columns = new LinkedHashMap<>();
        mapping.columns().forEach((name, column) -> columns.put(name, column(column)));
        json.put("columns", columns);
        put(json, "ignored", List.copyOf(mapping.ignored()), List.of());
        put(json, "constants", mapping.constants(), Map.of());
        put(json, "encoding", word(mapping.encoding()), word(ImportEncoding.AUTO));
        put(json, "delimiter", word(mapping.delimiter()), word(ImportDelimiter.AUTO));
        put(json, "emptyClears", mapping.emptyClears(), false);
        return Json.write(json);
    }

    private static Object column(ColumnMapping column) {
        if (column.equals(ColumnMapping.to(column.field()))) {
            return column.field();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", column.field());
        put(json, "missing", column.missing(), List.of());
        put(json, "format", format(column.format()), Map.of());
        return json;
    }

    private static Map<String, Object> format(ValueFormat format) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "trim", format.trim(), false);
        format.pattern().ifPresent(pattern -> json.put("pattern", pattern));
        format.zone().ifPresent(zone -> json.put("zone", zone.getId()));
        put(json, "decimalComma", format.decimalComma(), false);
        put(json, "trueWords", format.trueWords(), List.of());
        put(json, "falseWords", format.falseWords(), List.of());
        put(json, "valueMap", format.valueMap(), Map.of());
        format.separator().ifPresent(separator -> json.put("separator", separator));
        format.currency().ifPresent(currency -> json.put("currency", currency));
        format.currencyColumn().ifPresent(column -> json.put("currencyColumn", column));
        return json;
    }

    private static void put(Map<String, Object> json, String name, Object value, Object nothing) {
        if (!value.equals(nothing)) {
            json.put(name, value);
        }
    }

    private static Map<String, Object> pairs(String first, Object one, String second, Object two) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put(first, one);
        pairs.put(second, two);
        return pairs;
    }
}
