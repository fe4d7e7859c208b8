package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.org.RoleEntry;
import dev.crmkit.core.org.RoleProposal;
import dev.crmkit.spi.storage.Record;

/** Proposes a role to be confirmed by somebody who may give it; the proposer needs GRANT there. */
public record ProposeRole(RoleEntry entry) implements Command {

    @Override
    public String name() {
        return "role.propose";
    }

    @Override
    public void needs(Needs needs) {
        Staff.needUser(needs, entry.login());
        Staff.needUnit(needs, entry.unit(), AccessAction.GRANT);
    }

    @Override
    public Record decide(Work work) {
        GiveRole.checkRole(work, entry.role());
        GiveRole.checkDays(RoleProposal.THRU_DAY.key(), entry.fromDay(), entry.thruDay());
        Record user = Staff.user(work, entry.login());
        Record unit = Staff.unit(work, entry.unit());
        Staff.demand(work, AccessAction.GRANT, unit);
        return work.insert(work.create(RoleProposal.TYPE)
                .set(RoleProposal.HOLDER, user.ref())
                .set(RoleProposal.ROLE, entry.role())
                .set(RoleProposal.UNIT, unit.ref())
                .set(RoleProposal.FROM_DAY, entry.from())
                .set(RoleProposal.THRU_DAY, entry.thru())
                .set(RoleProposal.PROPOSED_BY, work.sender().subject().ref())
                .build());
    }
}
