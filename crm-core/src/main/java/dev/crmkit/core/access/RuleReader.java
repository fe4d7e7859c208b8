package dev.crmkit.core.access;

import dev.crmkit.core.condition.ConditionJson;
import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.internal.json.JsonObject;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule of a document.
 *
 * @param schema null: every type key is taken, and no further condition is
 */
record RuleReader(
        JsonFaults faults, Set<String> roles, @Nullable Schema schema) {
    private static final List<String> PROPERTIES = List.of(
            "id", "effect", "roles", "actions", "types", "names", "scope", "where", "read", "write", "from", "thru");

    private static final List<String> LINE = List.of("actions", "types", "names", "scope");

    private enum Effect {
        GRANT,
        DENY
    }

    /** The rule, or empty when a fault was noted in it. */
    Optional<AccessRule> read(JsonObject json) {
        int before = faults.violations().size();
        json.allow(PROPERTIES);
        JsonWords words = new JsonWords(faults, json);
        String id = json.requiredText("id").orElse("");
        Effect effect = words.constant("effect", Effect.class, "UNKNOWN_EFFECT").orElse(Effect.GRANT);
        require(json, "roles");
        NameSet whose = words.names("roles", Optional.of(roles), "UNKNOWN_ROLE").orElse(NameSet.of());
        AccessRule rule = effect == Effect.GRANT
                ? fill(AccessRule.grant(id).roles(whose), json, words).build()
                : fill(AccessRule.deny(id).roles(whose), json, words).build();
        return faults.violations().size() == before ? Optional.of(rule) : Optional.empty();
    }

    /** A line of a capability profile, which is about nobody in particular. */
    Optional<AccessRule.Grant> line(String profile, JsonObject json) {
        int before = faults.violations().size();
        json.allow(LINE);
        AccessRule.Grant line = fill(AccessRule.grant(profile), json, new JsonWords(faults, json))
                .build();
        return faults.violations().size() == before ? Optional.of(line) : Optional.empty();
    }

    private <R extends AccessRule> Reach.Builder<R> fill(Reach.Builder<R> rule, JsonObject json, JsonWords words) {
        require(json, "actions", "types", "scope");
        words.names("types", types(), "UNKNOWN_TYPE").ifPresent(rule::types);
        if (json.has("names")) {
            words.names("names", Optional.<List<String>>empty(), "").ifPresent(rule::names);
        }
        if (words.isStar("actions")) {
            rule.everyAction();
        } else {
            rule.actions(words.constants("actions", AccessAction.class, "UNKNOWN_ACTION")
                    .toArray(AccessAction[]::new));
        }
        words.constant("scope", Scope.class, "UNKNOWN_SCOPE").ifPresent(rule::scope);
        rule.readable(words.constants("read", FieldClass.class, "UNKNOWN_CLASS").toArray(FieldClass[]::new));
        rule.writable(
                words.constants("write", FieldClass.class, "UNKNOWN_CLASS").toArray(FieldClass[]::new));
        json.object("where").ifPresent(where -> conditions(rule, where));
        return rule.days(new Days(day(json, "from"), day(json, "thru")));
    }

    private Optional<Schema> known() {
        return Optional.ofNullable(schema);
    }

    private Optional<List<String>> types() {
        return known().map(types -> types.types().stream().map(RecordType::key).toList());
    }

    private static void require(JsonObject json, String... names) {
        for (String name : names) {
            json.required(name);
        }
    }

    private void conditions(Reach.Builder<?> rule, JsonObject where) {
        for (String key : where.names()) {
            known().flatMap(types -> types.find(key))
                    .ifPresentOrElse(
                            type -> condition(rule, where, type),
                            () -> faults.add(Violation.of(
                                    where.pointer(key), "UNKNOWN_TYPE", "there is no such type", "такого типа нет")));
        }
    }

    private void condition(Reach.Builder<?> rule, JsonObject where, RecordType type) {
        String json = Json.write(where.value(type.key()).orElseThrow());
        try {
            rule.where(type.key(), ConditionJson.read(json, type, known().orElseThrow()));
        } catch (InvalidInputException refused) {
            refused.violations().forEach(each -> faults.add(each.at(where.pointer(type.key()))));
        }
    }

    /** Null: the span is open at this end. */
    private @Nullable LocalDate day(JsonObject json, String name) {
        try {
            return json.text(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException notADay) {
            faults.add(Violation.of(
                    json.pointer(name), "WRONG_TYPE", "expected a day, 2026-07-01", "ожидается день, 2026-07-01"));
            return null;
        }
    }
}
