package dev.crmkit.core.access;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.internal.words.Unknown;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds everything that is wrong with a set of rules. */
final class RuleFaults {
    private static final RecordRef ME = new RecordRef("user", new UUID(0, 0));
    private static final RecordRef UNIT = new RecordRef("unit", new UUID(0, 0));
    /** A role to try conditions with: they must not fail later, in the middle of a request. */
    private static final HeldRole SOMEBODY =
            new HeldRole(ME, null, List.of(), "", UNIT, List.of(UNIT), LocalDate.EPOCH, Days.always());

    private static final Set<Scope> PROFILE_SCOPES = Set.of(Scope.OWN, Scope.ALL);

    private final Map<String, Set<String>> roles;
    private final List<Violation> found = new ArrayList<>();

    private RuleFaults(Map<String, Set<String>> roles) {
        this.roles = roles;
    }

    static List<Violation> of(
            Map<String, Set<String>> roles, List<AccessRule> rules, Map<String, List<AccessRule.Grant>> profiles) {
        RuleFaults faults = new RuleFaults(roles);
        roles.keySet().forEach(faults::checkRole);
        Set<String> ids = new HashSet<>();
        for (AccessRule rule : rules) {
            if (!ids.add(rule.id())) {
                faults.add(rule.id(), "DUPLICATE", "the id is taken twice", "идентификатор занят дважды");
            }
            faults.check(rule.reach());
        }
        profiles.forEach(faults::checkProfile);
        return faults.found;
    }

    private void checkProfile(String name, List<AccessRule.Grant> lines) {
        String path = "profiles." + Shown.name(name);
        if (name.isBlank() || name.equals(Principal.FULL)) {
            found.add(Violation.of(
                    path,
                    "NOT_ALLOWED",
                    "a profile has a name of its own; FULL is the one that cuts nothing",
                    "у профиля есть своё имя; FULL - тот, что ничего не убирает"));
        }
        lines.stream()
                .filter(line -> !PROFILE_SCOPES.contains(line.reach().scope())
                        || !line.reach().where().isEmpty())
                .forEach(line -> found.add(Violation.of(
                        path,
                        "NOT_ALLOWED",
                        "a line of a profile reaches OWN or ALL, without a further condition",
                        "строка профиля действует на OWN или ALL, без дополнительных условий")));
    }

    private void checkRole(String role) {
        checkKnown("roles." + Shown.name(role), roles.getOrDefault(role, Set.of()));
        if (reaches(role, role, new HashSet<>())) {
            found.add(Violation.of(
                    "roles." + Shown.name(role), "CYCLE", "the role includes itself", "роль включает сама себя"));
        }
    }

    private boolean reaches(String from, String wanted, Set<String> passed) {
        for (String junior : roles.getOrDefault(from, Set.of())) {
            if (junior.equals(wanted) || (passed.add(junior) && reaches(junior, wanted, passed))) {
                return true;
            }
        }
        return false;
    }

    private void check(Reach reach) {
        if (reach.id().isBlank()) {
            add("?", "REQUIRED", "a rule has an id", "у правила есть идентификатор");
        }
        checkKnown("rules." + Shown.name(reach.id()) + ".roles", reach.roles().names());
        require(reach, "roles", reach.roles().open() || !reach.roles().names().isEmpty());
        require(reach, "types", reach.types().open() || !reach.types().names().isEmpty());
        require(reach, "actions", !reach.actions().isEmpty());
        if (!reach.names().equals(NameSet.any()) && reach.actions().stream().noneMatch(AccessAction::named)) {
            add(
                    reach.id() + ".names",
                    "NOT_ALLOWED",
                    "only TRANSITION, REPORT and CONFIGURE have names",
                    "имена бывают только у TRANSITION, REPORT и CONFIGURE");
        }
        reach.where().forEach((type, condition) -> check(reach, type, condition));
        if (reach.days().reversed()) {
            add(reach.id() + ".days", "REVERSED", "the last day is before the first", "последний день раньше первого");
        }
    }

    private void check(Reach reach, String type, Condition condition) {
        String path = reach.id() + ".where." + Shown.name(type);
        if (!reach.types().includes(type)) {
            add(path, "NOT_ALLOWED", "the rule does not speak of this type", "правило не говорит об этом типе");
        }
        try {
            SOMEBODY.bindings(Instant.EPOCH, ZoneOffset.UTC).resolve(condition);
        } catch (InvalidInputException refused) {
            refused.violations().forEach(each -> found.add(each.at("rules." + path)));
        }
    }

    private void require(Reach reach, String part, boolean present) {
        if (!present) {
            add(reach.id() + "." + part, "REQUIRED", "at least one is needed", "нужно хотя бы одно значение");
        }
    }

    private void checkKnown(String path, Set<String> used) {
        for (String role : new TreeSet<>(used)) {
            if (!roles.containsKey(role)) {
                String named = path + "." + Shown.name(role);
                found.add(Unknown.word(named, "UNKNOWN_ROLE", role, roles.keySet()));
            }
        }
    }

    private void add(String rule, String code, String en, String ru) {
        found.add(Violation.of("rules." + Shown.name(rule), code, en, ru));
    }
}
