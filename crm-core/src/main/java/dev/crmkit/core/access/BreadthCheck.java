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
                .map(RecordType::key)
                .filter(type -> isUnconditional(reach, type))
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

    /** The condition, if there is one, keeps no record out. */
    private boolean isUnconditional(Reach reach, String type) {
        if (!reach.types().includes(type)) {
            return false;
        }
        return !reach.where().containsKey(type)
                || survey(
                                part(reach, rules.roles(), Set.of(type), Map.of()),
                                part(reach, rules.roles(), Set.of(type), reach.where()))
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
                typesOf(reach, types),
                reach.names(),
                reach.scope(),
                wheres,
                reach.readable(),
                reach.writable(),
                reach.days());
        return rules.having(List.of(new AccessRule.Grant(part)));
    }

    /** An open set stays open, and so without the rows of the library. */
    private NameSet typesOf(Reach reach, Set<String> types) {
        if (!reach.types().open()) {
            return new NameSet(false, types);
        }
        Set<String> others = new TreeSet<>();
        world.schema().types().forEach(type -> others.add(type.key()));
        others.removeAll(types);
        return new NameSet(true, others);
    }

    private static List<AccessAction> sensitive(Reach reach) {
        return reach.actions().stream().filter(AccessAction::sensitive).sorted().toList();
    }

    private Outcome survey(AccessRules wide, AccessRules narrow) {
        return new Survey(world, wide, narrow).first(type -> true);
    }
}
