package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldClass;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that apply to one subject asking for one right.
 *
 * @param profile the records the capability profiles leave
 * @param inherited where the right follows from rights on other records
 */
record Applicable(
        Subject subject,
        Right right,
        Condition profile,
        List<Applied> grants,
        List<Applied> denies,
        Condition inherited) {

    static Applicable of(AccessRules rules, Subject subject, Right right, Condition inherited) {
        return new Applicable(
                subject,
                right,
                rules.capable(subject, right),
                applied(rules, subject, right, AccessRule.Grant.class).toList(),
                applied(rules, subject, right, AccessRule.Deny.class).toList(),
                inherited);
    }

    private static Stream<Applied> applied(
            AccessRules rules, Subject subject, Right right, Class<? extends AccessRule> effect) {
        if (subject.service() && right.action() == AccessAction.CREATE_MANUAL) {
            return Stream.empty();
        }
        return roles(subject, right, effect)
                .flatMap(role -> rules.rules().stream()
                        .filter(effect::isInstance)
                        .filter(rule -> rule.reach().covers(right))
                        .filter(rule -> rules.binds(rule, role))
                        .map(rule -> new Applied(rule, role)));
    }

    private static Stream<HeldRole> roles(Subject subject, Right right, Class<? extends AccessRule> effect) {
        return effect == AccessRule.Deny.class
                ? subject.bound().stream()
                : subject.held().stream().filter(role -> role.serves(right.action()));
    }

    /** The records the right holds on. */
    Condition records() {
        return minus(union(grant -> true, inherited), deny -> !fieldsOnly(deny));
    }

    /** The records on which it holds for fields of this class. */
    Condition fields(FieldClass wanted) {
        Condition follows = wanted == FieldClass.STANDARD ? inherited : Condition.never();
        return minus(union(grant -> names(grant, wanted), follows), deny -> !fieldsOnly(deny) || names(deny, wanted));
    }

    private Condition union(Predicate<Applied> wanted, Condition more) {
        Union union = new Union(subject, right);
        grants.stream().filter(wanted).forEach(union::add);
        Union all = new Union(subject, right);
        all.add(Conditions.both(profile, union.condition()));
        all.add(more);
        return all.condition();
    }

    private Condition minus(Condition allowed, Predicate<Applied> wanted) {
        Union union = new Union(subject, right);
        denies.stream().filter(wanted).forEach(union::add);
        return Conditions.without(allowed, union.condition());
    }

    private boolean names(Applied applied, FieldClass wanted) {
        return applied.rule().reach().classes(right.action()).contains(wanted);
    }

    static boolean fieldsOnly(Applied applied) {
        return applied.rule() instanceof AccessRule.Deny deny && deny.fieldsOnly();
    }
}
