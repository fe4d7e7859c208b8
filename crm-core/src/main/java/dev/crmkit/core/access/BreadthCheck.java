package dev.crmkit.core.access;

import dev.crmkit.core.access.AccessFinding.Place;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for grants of sensitive actions on all records of a unit and below to roles that are not trusted with it. */
record BreadthCheck(AccessRules rules, World world, Set<String> trusted) {

    Stream<AccessFinding> check(AccessRule rule) {
        Reach reach = rule.reach();
        if (rule instanceof AccessRule.Deny || reach.scope().compareTo(Scope.UNIT_TREE) < 0) {
            return Stream.empty();
        }
        Set<String> roles = new TreeSet<>(rules.roles());
        roles.removeIf(role -> trusted.contains(role) || !reach.roles().includes(role));
        Set<String> types = world.schema().types().stream()
                .filter(type -> isUnconditional(reach, type))
                .map(RecordType::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Outcome broad = survey(part(reach, roles, types, Map.of()), rules.having(List.of()));
        return broad instanceof Outcome.Shown shown ? Stream.of(finding(reach, roles, types, shown)) : Stream.empty();
    }

    private static AccessFinding finding(Reach reach, Set<String> roles, Set<String> types, Outcome.Shown shown) {
        return new AccessFinding(
                AccessFinding.Code.OVER_BROAD,
                AccessFinding.Severity.WARNING,
                List.of(reach.id()),
                new Place(List.copyOf(roles), sensitive(reach), List.copyOf(types)),
                FindingWords.broad(roles, reach.scope()),
                shown.witness());
    }

    /** The grant speaks of the type, and its condition, if there is one, keeps no record out. */
    private boolean isUnconditional(Reach reach, RecordType type) {
        Set<String> alone = Set.of(type.key());
        return sensitive(reach).stream().anyMatch(action -> reach.allows(action, type))
                && survey(part(reach, rules.roles(), alone, Map.of()), part(reach, rules.roles(), alone, reach.where()))
                        instanceof Outcome.Nothing;
    }

    /** The sensitive part of the grant alone, for these roles and types. */
    private AccessRules part(Reach reach, Set<String> roles, Set<String> types, Map<String, Condition> where) {
        Map<String, Condition> wheres = new HashMap<>(where);
        wheres.keySet().retainAll(types);
        Reach part = new Reach(
                reach.id(),
                new NameSet(false, roles),
                Set.copyOf(sensitive(reach)),
                new NameSet(false, types),
                reach.names(),
                reach.scope(),
                wheres,
                reach.readable(),
                reach.writable(),
                reach.days());
        return rules.having(List.of(new AccessRule.Grant(part)));
    }

    private static List<AccessAction> sensitive(Reach reach) {
        return reach.actions().stream().filter(AccessAction::sensitive).sorted().toList();
    }

    private Outcome survey(AccessRules wide, AccessRules narrow) {
        return new Survey(world, wide, narrow).first(type -> true);
    }
}
