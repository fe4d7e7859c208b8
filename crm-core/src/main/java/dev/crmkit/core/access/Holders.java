package dev.crmkit.core.access;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may have a right by one set of rules and not by another. */
record Holders(Delta delta, Right right) {

    /** The rules of both that speak of the right. */
    Set<AccessRule> rules() {
        return delta.all().filter(rule -> rule.reach().covers(right)).collect(Collectors.toSet());
    }

    /** The roles whose rules differ. */
    Stream<List<String>> alone() {
        return delta.roles().stream().filter(role -> delta.touches(role, right)).map(List::of);
    }

    /** One role to be granted by, one to be no longer denied by; it may be the same role, held in two units. */
    Stream<List<String>> pairs() {
        Set<List<String>> pairs = new LinkedHashSet<>();
        List<String> granted = delta.roles().stream().filter(this::isGranted).toList();
        for (String role : delta.roles()) {
            if (isFreed(role)) {
                granted.forEach(
                        other -> pairs.add(Stream.of(role, other).sorted().toList()));
            }
        }
        return pairs.stream().sorted(Comparator.comparing(pair -> String.join("+", pair)));
    }

    private boolean isFreed(String role) {
        return delta.gone().stream()
                .filter(AccessRule.Deny.class::isInstance)
                .anyMatch(rule -> rule.reach().covers(right) && delta.narrow().concerns(rule, role));
    }

    private boolean isGranted(String role) {
        return delta.wide().rules().stream()
                .filter(AccessRule.Grant.class::isInstance)
                .anyMatch(rule -> rule.reach().covers(right) && delta.wide().concerns(rule, role));
    }
}
