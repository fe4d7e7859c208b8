package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.Set;

/** Something that was given up is due again. */
public record RetryDue(RecordRef ref) implements Command {
    private static final Set<String> DUE = Set.of(Timer.TYPE.key(), OutboxMessage.TYPE.key());

    @Override
    public String name() {
        return ref.type() + ".retry";
    }

    @Override
    public void needs(Needs needs) {
        if (DUE.contains(ref.type())) {
            needs.lock(ref, AccessAction.READ, "");
        }
        Staff.needTops(needs);
    }

    @Override
    public Record decide(Work work) {
        if (!DUE.contains(ref.type())) {
            throw new RecordNotFoundException(ref);
        }
        Record row = work.require(ref);
        Staff.tops(work).forEach(unit -> Staff.demand(work, AccessAction.CONFIGURE, unit));
        if (row.get(Due.DEAD_AT).isEmpty()) {
            throw RejectedException.of(
                    Violation.of(ref.type(), "STATE", "It has not been given up", "Попытки ещё не прекращены"));
        }
        return work.change(
                row, due -> due.set(Due.ATTEMPTS, 0L).clear(Due.DEAD_AT).clear(Due.LEASE_UNTIL));
    }
}
