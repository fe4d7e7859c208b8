package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.access.NameSet;
import dev.crmkit.core.access.Reach;
import dev.crmkit.core.access.Scope;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldClass;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rules as an engine would read them that misreads one thing. */
final class FaultyRules {
    private static final Set<FieldClass> EVERY_CLASS = EnumSet.allOf(FieldClass.class);

    private FaultyRules() {}

    static AccessRules withoutDenies(AccessRules rules) {
        return each(rules, rule -> rule instanceof AccessRule.Deny ? Optional.empty() : Optional.of(rule));
    }

    /** No mask, and nothing refused in a question: C17 and C18. */
    static AccessRules withEveryClassOpen(AccessRules rules) {
        return each(
                rules,
                rule -> rule instanceof AccessRule.Deny deny && !classless(deny)
                        ? Optional.empty()
                        : Optional.of(
                                with(rule, rule.reach().scope(), rule.reach().where(), EVERY_CLASS)));
    }

    static AccessRules withTheTreeForTheUnit(AccessRules rules) {
        return scoped(rules, Scope.UNIT, Scope.UNIT_TREE);
    }

    static AccessRules withTheUnitForOwn(AccessRules rules) {
        return scoped(rules, Scope.OWN, Scope.UNIT);
    }

    static AccessRules withoutConditions(AccessRules rules) {
        return each(
                rules,
                rule -> Optional.of(
                        with(rule, rule.reach().scope(), Map.of(), rule.reach().readable())));
    }

    static AccessRules withoutDays(AccessRules rules) {
        return each(rules, rule -> {
            Reach reach = rule.reach();
            return Optional.of(rebuilt(
                    rule,
                    new Reach(
                            reach.id(),
                            reach.roles(),
                            reach.actions(),
                            reach.types(),
                            reach.names(),
                            reach.scope(),
                            reach.where(),
                            reach.readable(),
                            reach.writable(),
                            Days.always())));
        });
    }

    static AccessRules withEveryName(AccessRules rules) {
        return each(rules, rule -> {
            Reach reach = rule.reach();
            return Optional.of(rebuilt(
                    rule,
                    new Reach(
                            reach.id(),
                            reach.roles(),
                            reach.actions(),
                            reach.types(),
                            NameSet.any(),
                            reach.scope(),
                            reach.where(),
                            reach.readable(),
                            reach.writable(),
                            reach.days())));
        });
    }

    private static AccessRules scoped(AccessRules rules, Scope meant, Scope read) {
        return each(rules, rule -> {
            Scope scope = rule.reach().scope() == meant ? read : rule.reach().scope();
            return Optional.of(
                    with(rule, scope, rule.reach().where(), rule.reach().readable()));
        });
    }

    private static boolean classless(AccessRule.Deny deny) {
        return deny.reach().readable().isEmpty() && deny.reach().writable().isEmpty();
    }

    private static AccessRule with(AccessRule rule, Scope scope, Map<String, Condition> where, Set<FieldClass> open) {
        Reach reach = rule.reach();
        return rebuilt(
                rule,
                new Reach(
                        reach.id(),
                        reach.roles(),
                        reach.actions(),
                        reach.types(),
                        reach.names(),
                        scope,
                        where,
                        rule instanceof AccessRule.Grant ? open : reach.readable(),
                        reach.writable(),
                        reach.days()));
    }

    private static AccessRule rebuilt(AccessRule rule, Reach reach) {
        return rule instanceof AccessRule.Grant ? new AccessRule.Grant(reach) : new AccessRule.Deny(reach);
    }

    private static AccessRules each(AccessRules rules, Function<AccessRule, Optional<AccessRule>> change) {
        AccessRules.Builder builder = AccessRules.builder();
        for (String role : rules.roles()) {
            builder.role(
                    role,
                    rules.roles().stream()
                            .filter(other -> !other.equals(role) && rules.includes(role, other))
                            .toArray(String[]::new));
        }
        rules.rules().forEach(rule -> change.apply(rule).ifPresent(builder::rule));
        return builder.build();
    }
}
