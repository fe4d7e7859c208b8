package dev.crmkit.core.access;

import dev.crmkit.core.access.AccessDecision.Miss;
import dev.crmkit.core.access.AccessDecision.Part;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says by what part the grants failed that did not allow something. */
record Misses(AccessRules rules, Subject subject, Right right, Record record, Related related) {

    List<Miss> nearest() {
        return rules.rules().stream()
                .filter(AccessRule.Grant.class::isInstance)
                .filter(rule -> rule.reach().coversType(right))
                .map(this::miss)
                .sorted(Comparator.comparing(Miss::failed).thenComparing(Miss::grant))
                .limit(AccessDecision.Deny.MISSES)
                .toList();
    }

    private Miss miss(AccessRule rule) {
        Part failed = parts(rule).min(Comparator.naturalOrder()).orElse(Part.ROLE);
        return new Miss(rule.id(), failed, words(rule, failed));
    }

    private Stream<Part> parts(AccessRule rule) {
        return subject.held().stream()
                .filter(role -> rules.concerns(rule, role.role()))
                .map(role -> part(rule, role));
    }

    private Part part(AccessRule rule, HeldRole role) {
        if (!rule.reach().covers(right)) {
            return Part.NAME;
        }
        if (!rules.binds(rule, role)) {
            return Part.PERIOD;
        }
        Condition scope = Union.scope(subject, right, new Applied(rule, role));
        return ConditionEvaluator.compile(scope).matches(record, related) ? Part.CONDITION : Part.SCOPE;
    }

    private static Label words(AccessRule rule, Part failed) {
        Reach reach = rule.reach();
        return switch (failed) {
            case CONDITION ->
                new Label(
                        rule.id() + ": запись не подходит под условие",
                        rule.id() + ": the record does not fit the condition");
            case SCOPE ->
                new Label(
                        rule.id() + ": запись вне области " + reach.scope(),
                        rule.id() + ": the record is outside the scope " + reach.scope());
            case PERIOD -> new Label(rule.id() + ": сегодня не действует", rule.id() + ": does not hold today");
            case NAME ->
                new Label(rule.id() + ": только для " + reach.names(), rule.id() + ": only for " + reach.names());
            case ROLE ->
                new Label(
                        rule.id() + ": нужна роль " + reach.roles(), rule.id() + ": needs a role of " + reach.roles());
        };
    }
}
