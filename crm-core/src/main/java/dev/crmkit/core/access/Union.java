package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The union of what several rules reach, as one condition of literals: scopes without further conditions melt into one
 * owner test and one set of units, so that equal reaches mostly give equal conditions. Not thread-safe.
 */
final class Union {
    private final Subject subject;
    private final Right right;
    private final ScopeAnchor anchor;
    private final Set<RecordRef> owners = new TreeSet<>(HeldRole.BY_ID);
    private final Set<RecordRef> participants = new TreeSet<>(HeldRole.BY_ID);
    private final Set<RecordRef> units = new TreeSet<>(HeldRole.BY_ID);
    private final Set<Condition> others = new LinkedHashSet<>();
    private boolean all;

    Union(Subject subject, Right right) {
        this.subject = subject;
        this.right = right;
        this.anchor = ScopeAnchor.of(right.type());
    }

    /** What one rule reaches through one role. */
    static Condition of(Subject subject, Right right, Applied applied) {
        return new Union(subject, right).add(applied).condition();
    }

    /** The same without the rule's further condition. */
    static Condition scope(Subject subject, Right right, Applied applied) {
        Union union = new Union(subject, right);
        union.widen(applied.rule().reach().scope(), applied.role());
        return union.condition();
    }

    Union add(Applied applied) {
        Reach reach = applied.rule().reach();
        if (reach.where(right.type()).isPresent()) {
            Condition where = subject.resolve(reach.where(right.type()).get(), applied.role());
            add(Conditions.both(scope(subject, right, applied), where));
        } else {
            widen(reach.scope(), applied.role());
        }
        return this;
    }

    void add(Condition condition) {
        if (condition.equals(Condition.always())) {
            all = true;
        } else if (!condition.equals(Condition.never())) {
            others.add(condition);
        }
    }

    private void widen(Scope scope, HeldRole role) {
        all |= scope == Scope.ALL;
        if (scope != Scope.NONE) {
            owners.add(role.holder());
        }
        if (scope.compareTo(Scope.PARTICIPANT) >= 0) {
            participants.add(role.holder());
        }
        if (scope.compareTo(Scope.TEAM) >= 0) {
            participants.addAll(role.teams());
        }
        if (scope == Scope.UNIT) {
            units.add(role.unit());
        } else if (scope == Scope.UNIT_TREE) {
            units.addAll(role.units());
        }
    }

    Condition condition() {
        if (all) {
            return Condition.always();
        }
        List<Condition> parts = new ArrayList<>();
        if (!owners.isEmpty()) {
            parts.add(anchor.ownedBy(owners));
        }
        if (!units.isEmpty()) {
            parts.add(anchor.within(units));
        }
        if (right.shared() && !participants.isEmpty()) {
            parts.add(sharedWith(participants));
        }
        parts.addAll(others);
        parts.removeIf(Condition.never()::equals);
        return Condition.any(parts);
    }

    private Condition sharedWith(Set<RecordRef> all) {
        if (ImaginedSharing.isOn(right.type())) {
            return ImaginedSharing.sharedWith(all, !right.action().reads());
        }
        Condition who = Participant.WHO.in(all);
        return Condition.exists(
                new Relation.Inverse(Participant.TYPE.key(), Participant.RECORD),
                right.action().reads() ? who : who.and(Participant.LEVEL.is(ParticipantLevel.EDITOR.name())));
    }
}
