package dev.crmkit.examples.demo;

import dev.crmkit.core.imports.ImportMapping;
import dev.crmkit.spi.schema.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mapping file of the demonstration: how columns become fields, which fields the installation adds for that, when the
 * story starts, and, where the data knows what became of the leads, how to tell.
 */
record Scenario(
        ImportMapping mapping,
        List<Field<?>> fields,
        ZoneId zone,
        LocalDateTime starts,
        @Nullable Outcomes known) {
    private static final List<String> SHIPPED = List.of("demo", "leads-olist", "crm-sales");

    /**
     * Where the data says what became of each lead.
     *
     * @param file beside the leads file; the leads file itself when null
     * @param key the column with the lead's key
     * @param stageColumn says how far it came; null when every row was won
     * @param stages from what stands there to NEW, OPEN, LOST or WON
     * @param fromColumn the day the proposal was sent; null when the data does not say
     * @param atColumn the day of the end; null when the data does not say
     */
    record Outcomes(
            @Nullable String file,
            String key,
            @Nullable String stageColumn,
            Map<String, String> stages,
            @Nullable String amountColumn,
            String currency,
            @Nullable String fromColumn,
            @Nullable String atColumn) {

        Optional<String> stage() {
            return Optional.ofNullable(stageColumn);
        }

        Optional<String> amount() {
            return Optional.ofNullable(amountColumn);
        }

        Optional<String> from() {
            return Optional.ofNullable(fromColumn);
        }

        Optional<String> at() {
            return Optional.ofNullable(atColumn);
        }
    }

    Optional<Outcomes> outcomes() {
        return Optional.ofNullable(known);
    }

    Instant start() {
        return starts.atZone(zone).toInstant();
    }

    /** A shipped scenario by its name, or one from a file. */
    static Scenario load(String nameOrFile) throws IOException {
        return parse(text(nameOrFile));
    }

    private static String text(String nameOrFile) throws IOException {
        if (SHIPPED.contains(nameOrFile)) {
            return new String(resource(nameOrFile + ".json").readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(nameOrFile, null, "no such mapping; shipped are " + SHIPPED);
        }
        return Files.readString(file);
    }

    static InputStream resource(String name) {
        InputStream resource = Scenario.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("The resource " + name + " is missing from the jar");
        }
        return resource;
    }

    private static Scenario parse(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        List<Field<?>> fields = new ArrayList<>();
        root.path("fields").forEach(field -> fields.add(field(field)));
        return new Scenario(
                ImportMapping.parse(root.required("import").toString()),
                fields,
                ZoneId.of(root.path("zone").asString("Europe/Moscow")),
                LocalDateTime.parse(root.path("start").asString("2026-03-02T09:00:00")),
                root.has("outcomes") ? outcomes(root.get("outcomes")) : null);
    }

    private static Field<?> field(JsonNode json) {
        String key = json.required("key").asString();
        Field<?> field = switch (json.required("type").asString()) {
            case "DATE" -> Field.date(key);
            case "CODE" -> Field.code(key, 200);
            case "MONEY" -> Field.money(key);
            default -> Field.text(key, 500);
        };
        return field.label(json.path("ru").asString(key), json.path("en").asString(key));
    }

    private static Outcomes outcomes(JsonNode json) {
        Map<String, String> stages = new LinkedHashMap<>();
        json.path("stages")
                .properties()
                .forEach(each -> stages.put(each.getKey(), each.getValue().asString()));
        return new Outcomes(
                json.path("file").asString(null),
                json.required("key").asString(),
                json.path("stageColumn").asString(null),
                stages,
                json.path("amountColumn").asString(null),
                json.path("currency").asString("RUB"),
                json.path("fromColumn").asString(null),
                json.path("atColumn").asString(null));
    }
}
