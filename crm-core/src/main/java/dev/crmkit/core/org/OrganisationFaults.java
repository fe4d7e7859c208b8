package dev.crmkit.core.org;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds everything that is wrong with an organisation. */
final class OrganisationFaults {
    private final Map<String, UnitEntry> units = new HashMap<>();
    private final Set<String> logins = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();

    private OrganisationFaults() {}

    /** Refuses a code or login that is blank, too long or has space around it. */
    static void requireKey(String path, String key, int max) {
        OrganisationFaults faults = new OrganisationFaults();
        faults.checkShape(path, key, max);
        if (!faults.found.isEmpty()) {
            throw new InvalidInputException(faults.found);
        }
    }

    static List<Violation> of(Organisation organisation) {
        OrganisationFaults faults = new OrganisationFaults();
        organisation.units().forEach(faults::declare);
        organisation.units().forEach(faults::checkPlace);
        organisation.users().forEach(faults::check);
        organisation.roles().forEach(faults::check);
        return faults.found;
    }

    private void declare(UnitEntry unit) {
        checkKey("units", unit.code(), 60);
        checkName(path("units", unit.code()), unit.name());
        if (units.putIfAbsent(unit.code(), unit) != null) {
            add(path("units", unit.code()), "DUPLICATE", "the code is taken twice", "код занят дважды");
        }
    }

    private void checkName(String path, String name) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > 200) {
            add(path, "BAD_NAME", "a name has 1 to 200 characters", "название - от 1 до 200 знаков");
        }
    }

    private void checkPlace(UnitEntry unit) {
        unit.parent().ifPresent(parent -> checkUnit(path("units", unit.code()), parent));
        if (circular(unit)) {
            add(path("units", unit.code()), "CYCLE", "the unit lies within itself", "подразделение входит само в себя");
        }
    }

    private boolean circular(UnitEntry unit) {
        Set<String> passed = new HashSet<>();
        Optional<String> above = unit.parent();
        while (above.isPresent() && passed.add(above.get())) {
            if (above.get().equals(unit.code())) {
                return true;
            }
            above = Optional.ofNullable(units.get(above.get())).flatMap(UnitEntry::parent);
        }
        return false;
    }

    private void check(UserEntry user) {
        checkKey("users", user.login(), 100);
        checkName(path("users", user.login()), user.name());
        if (!logins.add(user.login())) {
            add(path("users", user.login()), "DUPLICATE", "the login is taken twice", "логин занят дважды");
        }
        user.unit().ifPresent(unit -> checkUnit(path("users", user.login()), unit));
    }

    private void check(RoleEntry role) {
        String path = path("roles", role.login());
        if (!logins.contains(role.login())) {
            add(path, "UNKNOWN_USER", "there is no such user", "такого пользователя нет");
        }
        checkUnit(path, role.unit());
        checkKey(path, role.role(), 60);
        if (role.from().isPresent()
                && role.thru().filter(role.from().get()::isAfter).isPresent()) {
            add(path, "REVERSED", "the last day is before the first", "последний день раньше первого");
        }
    }

    private void checkUnit(String path, String code) {
        if (!units.containsKey(code)) {
            found.add(Unknown.word(path(path, code), "UNKNOWN_UNIT", code, new TreeSet<>(units.keySet())));
        }
    }

    private void checkKey(String owner, String key, int max) {
        checkShape(path(owner, key), key, max);
    }

    private void checkShape(String path, String key, int max) {
        if (key.isBlank() || key.length() > max || !key.equals(key.strip())) {
            add(
                    path,
                    "BAD_KEY",
                    "a key has 1 to " + max + " characters and no space around it",
                    "ключ - от 1 до " + max + " знаков, без пробелов по краям");
        }
    }

    private void add(String path, String code, String en, String ru) {
        found.add(Violation.of(path, code, en, ru));
    }

    private static String path(String owner, String key) {
        return owner + "." + Shown.name(key);
    }
}
