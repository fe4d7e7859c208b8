package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.org.RoleProposal;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;

/** A second pair of eyes on a proposed role: neither the proposer's nor the holder's, and bounded like any giver's. */
public record DecideRole(RecordRef proposal, boolean confirmed) implements Command {

    @Override
    public String name() {
        return confirmed ? "role.confirm" : "role.reject";
    }

    @Override
    public void needs(Needs needs) {
        needs.lockKnown(proposal, RoleProposal.TYPE);
        Condition unit = Condition.exists(
                new Relation.Inverse(RoleProposal.TYPE.key(), RoleProposal.UNIT), Condition.id(proposal.id()));
        Staff.needUnits(needs, unit, 1, AccessAction.GRANT);
    }

    @Override
    public Record decide(Work work) {
        Record row = work.find(proposal)
                .filter(found -> CreateRecord.isVisible(work, proposal))
                .orElseThrow(() -> new RecordNotFoundException(proposal));
        if (row.get(RoleProposal.DECISION).isPresent()) {
            throw refused("DECIDED", "It has been decided already", "Решение уже принято");
        }
        Record unit = work.require(row.require(RoleProposal.UNIT));
        GiveRole.demand(work, row.require(RoleProposal.ROLE), unit, days(row));
        requireOthers(work, row);
        if (confirmed) {
            assign(work, row);
        }
        return work.change(
                row,
                decided -> decided.set(RoleProposal.DECISION, confirmed ? "CONFIRMED" : "REJECTED")
                        .set(RoleProposal.DECIDED_BY, work.sender().subject().ref()));
    }

    private static Days days(Record row) {
        return new Days(
                row.get(RoleProposal.FROM_DAY).orElse(null),
                row.get(RoleProposal.THRU_DAY).orElse(null));
    }

    private static void requireOthers(Work work, Record row) {
        RecordRef me = work.sender().subject().ref();
        if (row.require(RoleProposal.PROPOSED_BY).equals(me)
                || row.require(RoleProposal.HOLDER).equals(me)) {
            throw refused(
                    "FOUR_EYES",
                    "It takes somebody who neither proposed the role nor gets it",
                    "Решает тот, кто роль не предлагал и не получает");
        }
    }

    private static void assign(Work work, Record row) {
        GiveRole.assign(
                work,
                row.require(RoleProposal.HOLDER),
                row.require(RoleProposal.ROLE),
                row.require(RoleProposal.UNIT),
                days(row));
    }

    private static RejectedException refused(String code, String en, String ru) {
        return RejectedException.of(Violation.of("proposal", code, en, ru));
    }
}
