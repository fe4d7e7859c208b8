package dev.crmkit.core.access;

import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.internal.json.JsonObject;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a document of access rules, strictly, and tells all faults of it at once. Not thread-safe. */
final class RulesDocument {
    private static final long FORMAT = 1;
    private static final List<String> PROPERTIES = List.of("format", "roles", "rules", "profiles");

    private final JsonFaults faults = new JsonFaults();
    /** Null: none was given. */
    private final @Nullable Schema schema;

    private RulesDocument(@Nullable Schema schema) {
        this.schema = schema;
    }

    /**
     * The rules the document says.
     *
     * @param schema the types there are; without one every type key is taken and no further condition is
     */
    static AccessRules read(String json, Optional<Schema> schema) {
        try {
            return new RulesDocument(schema.orElse(null)).read(Json.read(json));
        } catch (InvalidInputException notJson) {
            throw new DefinitionException(notJson.violations());
        }
    }

    private AccessRules read(Object document) {
        AccessRules.Builder builder = AccessRules.builder();
        JsonObject.of(document, "", faults).filter(this::readable).ifPresent(root -> fill(builder, root));
        List<Violation> found = new ArrayList<>(faults.violations());
        found.addAll(builder.faults());
        if (!found.isEmpty()) {
            throw new DefinitionException(found);
        }
        return builder.build();
    }

    /** A document of a later format may mean anything: nothing else of it is judged. */
    private boolean readable(JsonObject root) {
        Optional<Object> format = root.required("format");
        if (format.isEmpty() || format.get().equals(FORMAT)) {
            return true;
        }
        faults.add(Violation.of(
                root.pointer("format"),
                "UNKNOWN_FORMAT",
                "this library reads the format " + FORMAT,
                "эта библиотека читает формат " + FORMAT));
        return false;
    }

    private void fill(AccessRules.Builder builder, JsonObject root) {
        root.allow(PROPERTIES);
        Map<String, List<String>> roles = roles(root);
        roles.forEach((role, includes) -> builder.role(role, includes.toArray(String[]::new)));
        RuleReader reader = new RuleReader(faults, roles.keySet(), schema);
        List<?> rules = root.requiredList("rules").orElse(List.of());
        for (int i = 0; i < rules.size(); i++) {
            JsonObject.of(rules.get(i), root.pointer("rules") + "/" + i, faults)
                    .flatMap(reader::read)
                    .ifPresent(builder::rule);
        }
        root.object("profiles").ifPresent(profiles -> {
            for (String name : profiles.names()) {
                builder.profile(name, lines(reader, profiles, name));
            }
        });
    }

    private AccessRule.Grant[] lines(RuleReader reader, JsonObject profiles, String name) {
        List<AccessRule.Grant> lines = new ArrayList<>();
        List<?> elements = profiles.list(name).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            JsonObject.of(elements.get(i), profiles.pointer(name) + "/" + i, faults)
                    .flatMap(line -> reader.line(name, line))
                    .ifPresent(lines::add);
        }
        return lines.toArray(AccessRule.Grant[]::new);
    }

    private Map<String, List<String>> roles(JsonObject root) {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        root.requiredObject("roles").ifPresent(declared -> {
            for (String role : declared.names()) {
                roles.put(role, new JsonWords(faults, declared).texts(role));
            }
            roles.forEach((role, includes) -> checkKnown(declared.pointer(role), includes, roles.keySet()));
        });
        roles.replaceAll(
                (role, includes) -> includes.stream().filter(roles::containsKey).toList());
        return roles;
    }

    private void checkKnown(String pointer, List<String> includes, Set<String> known) {
        for (String role : includes) {
            if (!known.contains(role)) {
                faults.add(Unknown.word(pointer, "UNKNOWN_ROLE", role, known));
            }
        }
    }
}
