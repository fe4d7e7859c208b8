package dev.crmkit.core.access;

import dev.crmkit.core.access.AccessFinding.Code;
import dev.crmkit.core.access.AccessFinding.Place;
import dev.crmkit.core.access.AccessFinding.Severity;
import dev.crmkit.spi.schema.Label;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Roles that give nothing, and roles nobody has. */
final class RoleChecks {
    private RoleChecks() {}

    /**
     * What is found about roles.
     *
     * @param dead rules that reach nothing
     * @param unassigned roles nobody holds
     */
    static Stream<AccessFinding> of(AccessRules rules, Set<AccessRule> dead, Set<String> unassigned) {
        AccessRules live = rules.keeping(rule -> !dead.contains(rule));
        Stream<AccessFinding> empty = new TreeSet<>(rules.roles())
                .stream()
                        .filter(role -> !concerns(live, role, AccessRule.Grant.class))
                        .map(role ->
                                finding(Code.ROLE_WITHOUT_GRANTS, severity(live, role), role, FindingWords.nothing()));
        Stream<AccessFinding> unheld = unassigned.stream()
                .map(role -> finding(Code.ROLE_NOBODY_HAS, Severity.INFO, role, FindingWords.nobody()));
        return Stream.concat(empty, unheld);
    }

    /** A role that only denies may be meant to go with others. */
    private static Severity severity(AccessRules live, String role) {
        return concerns(live, role, AccessRule.Deny.class) ? Severity.INFO : Severity.WARNING;
    }

    private static boolean concerns(AccessRules rules, String role, Class<? extends AccessRule> effect) {
        return rules.rules().stream().anyMatch(rule -> effect.isInstance(rule) && rules.concerns(rule, role));
    }

    private static AccessFinding finding(Code code, Severity severity, String role, Label words) {
        return new AccessFinding(
                code, severity, List.of(), new Place(List.of(role), List.of(), List.of()), words, null);
    }
}
