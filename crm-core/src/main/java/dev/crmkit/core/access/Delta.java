package dev.crmkit.core.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where two sets of rules are not the same, word by word: only there they can mean something else.
 *
 * @param added rules of the wide set that the narrow one has not
 * @param gone rules of the narrow set that the wide one has not
 * @param regrouped roles that include others in the one than in the other
 */
record Delta(
        AccessRules wide, AccessRules narrow, List<AccessRule> added, List<AccessRule> gone, Set<String> regrouped) {

    static Delta of(AccessRules wide, AccessRules narrow) {
        Set<String> roles = roles(wide, narrow);
        roles.removeIf(role ->
                wide.roles().stream().allMatch(junior -> wide.includes(role, junior) == narrow.includes(role, junior))
                        && narrow.roles().stream()
                                .allMatch(junior -> wide.includes(role, junior) == narrow.includes(role, junior)));
        return new Delta(wide, narrow, without(wide, narrow), without(narrow, wide), roles);
    }

    private static List<AccessRule> without(AccessRules some, AccessRules others) {
        return some.rules().stream()
                .filter(rule -> !others.rules().contains(rule))
                .toList();
    }

    private static Set<String> roles(AccessRules wide, AccessRules narrow) {
        Set<String> roles = new TreeSet<>(wide.roles());
        roles.addAll(narrow.roles());
        return roles;
    }

    /** All roles, sorted. */
    Set<String> roles() {
        return roles(wide, narrow);
    }

    /** Rules that differ, or may differ in whom they are for. */
    Stream<AccessRule> touched() {
        return regrouped.isEmpty() ? Stream.concat(added.stream(), gone.stream()) : all();
    }

    Stream<AccessRule> all() {
        return Stream.concat(wide.rules().stream(), narrow.rules().stream());
    }

    boolean touches(String role, Right right) {
        return touched()
                .filter(rule -> rule.reach().covers(right))
                .anyMatch(rule -> wide.concerns(rule, role) || narrow.concerns(rule, role));
    }
}
