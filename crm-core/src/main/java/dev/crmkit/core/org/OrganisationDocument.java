package dev.crmkit.core.org;

import dev.crmkit.core.internal.json.Json;
import dev.crmkit.core.internal.json.JsonFaults;
import dev.crmkit.core.internal.json.JsonObject;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads an organisation from a document, strictly, and tells all faults of it at once. Not thread-safe. */
final class OrganisationDocument {
    private static final long FORMAT = 1;
    private static final List<String> PROPERTIES = List.of("format", "zone", "calendar", "units", "users");
    private static final List<String> UNIT = List.of("code", "name", "kind", "parent", "calendar", "zone");
    private static final List<String> USER =
            List.of("login", "name", "service", "active", "unit", "locale", "zone", "roles");
    private static final List<String> ROLE = List.of("role", "unit", "from", "thru");

    private final JsonFaults faults = new JsonFaults();

    static Organisation read(String json) {
        try {
            return new OrganisationDocument().read(Json.read(json));
        } catch (InvalidInputException notJson) {
            throw new DefinitionException(notJson.violations());
        }
    }

    private Organisation read(Object document) {
        Optional<Organisation.Builder> builder =
                JsonObject.of(document, "", faults).filter(this::readable).map(this::fill);
        List<Violation> found = new ArrayList<>(faults.violations());
        builder.ifPresent(filled -> found.addAll(filled.faults()));
        if (!found.isEmpty()) {
            throw new DefinitionException(found);
        }
        return builder.orElseThrow().build();
    }

    /** A document of a later format may mean anything: nothing else of it is judged. */
    private boolean readable(JsonObject root) {
        Optional<Object> format = root.required("format");
        boolean known = format.filter(value -> !value.equals(FORMAT)).isEmpty();
        if (!known) {
            add(
                    root.pointer("format"),
                    "UNKNOWN_FORMAT",
                    "this library reads the format " + FORMAT,
                    "эта библиотека читает формат " + FORMAT);
        }
        return known;
    }

    private Organisation.Builder fill(JsonObject root) {
        root.allow(PROPERTIES);
        root.required("zone");
        ZoneId zone = zone(root).orElse(ZoneOffset.UTC);
        Organisation.Builder builder = Organisation.builder(zone, text(root, "calendar"));
        each(root, "units", unit -> builder.unit(unit(unit)));
        each(root, "users", user -> user(user, builder));
        return builder;
    }

    private void each(JsonObject owner, String property, Consumer<JsonObject> read) {
        List<?> elements = owner.list(property).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            JsonObject.of(elements.get(i), owner.pointer(property) + "/" + i, faults)
                    .ifPresent(read);
        }
    }

    private UnitEntry unit(JsonObject json) {
        json.allow(UNIT);
        Optional<String> parent = json.text("parent");
        UnitKind kind = json.text("kind")
                .flatMap(name -> kind(json.pointer("kind"), name))
                .orElse(parent.isPresent() ? UnitKind.DEPARTMENT : UnitKind.NETWORK);
        return new UnitEntry(
                text(json, "code"),
                text(json, "name"),
                kind,
                parent.orElse(null),
                json.text("calendar").orElse(null),
                zone(json).orElse(null));
    }

    private Optional<UnitKind> kind(String pointer, String name) {
        List<UnitKind> all = Arrays.asList(UnitKind.values());
        Optional<UnitKind> found =
                all.stream().filter(each -> each.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            faults.add(Unknown.word(
                    pointer, "UNKNOWN_KIND", name, all.stream().map(Enum::name).toList()));
        }
        return found;
    }

    private void user(JsonObject json, Organisation.Builder builder) {
        json.allow(USER);
        String login = text(json, "login");
        boolean service = json.flag("service").orElse(false);
        builder.user(new UserEntry(
                login,
                service ? json.text("name").orElse(login) : text(json, "name"),
                service,
                json.flag("active").orElse(true),
                json.text("unit").orElse(null),
                json.text("locale").orElse(null),
                zone(json).orElse(null)));
        each(json, "roles", role -> builder.role(role(login, role)));
    }

    private RoleEntry role(String login, JsonObject json) {
        json.allow(ROLE);
        return new RoleEntry(
                login,
                text(json, "role"),
                text(json, "unit"),
                day(json, "from").orElse(null),
                day(json, "thru").orElse(null));
    }

    private static String text(JsonObject json, String property) {
        return json.requiredText(property).orElse("");
    }

    private Optional<ZoneId> zone(JsonObject json) {
        return parsed(json, "zone", ZoneId::of, "a time zone, Europe/Moscow", "часовой пояс, Europe/Moscow");
    }

    private Optional<LocalDate> day(JsonObject json, String property) {
        return parsed(json, property, LocalDate::parse, "a day, 2026-07-01", "день, 2026-07-01");
    }

    private <T> Optional<T> parsed(JsonObject json, String property, Function<String, T> parse, String en, String ru) {
        try {
            return json.text(property).map(parse);
        } catch (DateTimeException malformed) {
            add(json.pointer(property), "WRONG_TYPE", "expected " + en, "ожидается " + ru);
            return Optional.empty();
        }
    }

    private void add(String pointer, String code, String en, String ru) {
        faults.add(Violation.of(pointer, code, en, ru));
    }
}
