package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.org.SubstitutionEntry;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;

/** Has one user take a role of another for some days. It needs what giving him that role would need. */
public record Substitute(SubstitutionEntry entry) implements Command {

    @Override
    public String name() {
        return "role.substitute";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, entry.absent());
        Staff.needUser(needs, entry.deputy());
        Staff.needUnit(needs, entry.unit(), AccessAction.GRANT);
        Staff.needRoles(needs, entry.absent());
        Staff.needSubstitutions(needs, entry.deputy());
    }

    @Override
    public Record decide(Work work) {
        GiveRole.checkRole(work, entry.role());
        GiveRole.checkDays(Substitution.THRU_DAY.key(), entry.from(), entry.thru());
        RecordRef absent = Staff.user(work, entry.absent()).ref();
        RecordRef deputy = Staff.user(work, entry.deputy()).ref();
        Record unit = Staff.unit(work, entry.unit());
        GiveRole.demand(work, entry.role(), unit, Days.between(entry.from(), entry.thru()));
        requireSense(work, absent, deputy, unit.ref());
        Record wanted = work.create(Substitution.TYPE)
                .set(Substitution.ABSENT, absent)
                .set(Substitution.DEPUTY, deputy)
                .set(Substitution.ROLE, entry.role())
                .set(Substitution.UNIT, unit.ref())
                .set(Substitution.FROM_DAY, entry.from())
                .set(Substitution.THRU_DAY, entry.thru())
                .set(Substitution.REASON, entry.reason())
                .build();
        return work.all(Substitution.TYPE).stream()
                .filter(row -> row.changesTo(wanted).isEmpty())
                .findFirst()
                .orElseGet(() -> work.insert(wanted));
    }

    private void requireSense(Work work, RecordRef absent, RecordRef deputy, RecordRef unit) {
        if (absent.equals(deputy)) {
            throw refused("deputy", "SELF", "Nobody stands in for himself", "Никто не замещает сам себя");
        }
        boolean held = work.all(RoleAssignment.TYPE).stream()
                .filter(row -> row.require(RoleAssignment.HOLDER).equals(absent)
                        && row.require(RoleAssignment.ROLE).equals(entry.role())
                        && row.require(RoleAssignment.UNIT).equals(unit))
                .anyMatch(row -> row.get(RoleAssignment.THRU_DAY)
                        .filter(entry.from()::isAfter)
                        .isEmpty());
        if (!held) {
            throw refused(
                    "role",
                    "NOT_HELD",
                    "The absent user holds no such role in this unit on these days",
                    "У замещаемого нет такой роли в этом подразделении в эти дни");
        }
    }

    private static InvalidInputException refused(String path, String code, String en, String ru) {
        return InvalidInputException.of(Violation.of(path, code, en, ru));
    }
}
