package dev.crmkit.core.access;

import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Set;

/**
 * How far somebody may hand roles on: nobody gives more than he holds. A role is within what he holds when he holds it,
 * or when each of its grants lies within one of his own: the same action and type, no narrower scope over the same unit,
 * no further condition, no fewer names and field classes, for as long. Where a deny binds him he hands nothing on.
 *
 * @param unit the role is to hold in
 * @param days it is to be held
 */
record Bounds(AccessRules rules, Schema schema, Subject subject, RecordRef unit, Days days) {

    boolean include(String role) {
        List<HeldRole> near = subject.held().stream()
                .filter(own -> own.serves(AccessAction.GRANT))
                .filter(own -> own.units().contains(unit) && !days.outlast(own.days()))
                .toList();
        return near.stream().anyMatch(own -> rules.includes(own.role(), role))
                || rules.rules().stream()
                        .filter(AccessRule.Grant.class::isInstance)
                        .filter(grant -> rules.concerns(grant, role))
                        .allMatch(grant -> isHeld(grant.reach(), near));
    }

    private boolean isHeld(Reach wanted, List<HeldRole> near) {
        return wanted.actions().stream()
                .allMatch(action -> schema.types().stream()
                        .filter(type -> wanted.allows(action, type))
                        .allMatch(type -> isHeld(wanted, action, type, near)));
    }

    private boolean isHeld(Reach wanted, AccessAction action, RecordType type, List<HeldRole> near) {
        return !isDenied(action, type)
                && near.stream()
                        .anyMatch(own -> rules.rules().stream()
                                .filter(AccessRule.Grant.class::isInstance)
                                .filter(rule ->
                                        rules.binds(rule, own) && rule.reach().allows(action, type))
                                .anyMatch(rule -> contains(rule.reach(), own, wanted, action, type)));
    }

    private boolean isDenied(AccessAction action, RecordType type) {
        return rules.rules().stream()
                .filter(AccessRule.Deny.class::isInstance)
                .filter(rule -> rule.reach().allows(action, type))
                .anyMatch(rule -> subject.bound().stream().anyMatch(own -> rules.binds(rule, own)));
    }

    private boolean contains(Reach wide, HeldRole own, Reach narrow, AccessAction action, RecordType type) {
        boolean sameWhere = wide.where(type).isEmpty() || wide.where(type).equals(narrow.where(type));
        boolean longer = !days.outlast(wide.days()) || !narrow.days().outlast(wide.days());
        return sameWhere
                && longer
                && reaches(wide.scope(), own, narrow.scope())
                && (!action.named() || wide.names().includesAll(narrow.names()))
                && Set.copyOf(wide.classes(action)).containsAll(narrow.classes(action));
    }

    /** One's own unit is nobody else's: UNIT is held in that very unit only. */
    private boolean reaches(Scope wide, HeldRole own, Scope narrow) {
        return wide.compareTo(narrow) >= 0
                && (wide != Scope.UNIT
                        || narrow.compareTo(Scope.UNIT) < 0
                        || own.unit().equals(unit));
    }
}
