package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Days;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.org.Unit;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.time.ZoneId;

/** Ends a substitution early: its last day is yesterday, so it counts no more from now on. */
public record EndSubstitution(RecordRef ref) implements Command {

    @Override
    public String name() {
        return "role.substituteNoMore";
    }

    @Override
    public void needs(Needs needs) {
        needs.lockKnown(ref, Substitution.TYPE);
        Staff.needUnits(
                needs,
                Condition.exists(
                        new Relation.Inverse(Substitution.TYPE.key(), Substitution.UNIT), Condition.id(ref.id())),
                1,
                AccessAction.GRANT);
    }

    @Override
    public Record decide(Work work) {
        Record row = work.find(ref)
                .filter(found -> CreateRecord.isVisible(work, ref))
                .orElseThrow(() -> new RecordNotFoundException(ref));
        Record unit = work.require(row.require(Substitution.UNIT));
        LocalDate today =
                work.instant().atZone(ZoneId.of(unit.require(Unit.ZONE))).toLocalDate();
        GiveRole.demand(work, row.require(Substitution.ROLE), unit, new Days(null, today));
        return row.require(Substitution.THRU_DAY).isBefore(today)
                ? row
                : work.change(row, ended -> ended.set(Substitution.THRU_DAY, today.minusDays(1)));
    }
}
