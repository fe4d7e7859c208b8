package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.util.Optional;

/**
 * A claimed timer takes its transition, and is gone in the same change set. A timer of a state that was left, or one that
 * is later than it may be, does nothing but go.
 *
 * @param timer as it was claimed; its version is the fencing token
 */
record FireTimer(Record timer) implements Command {

    @Override
    public String name() {
        return "timer." + timer.require(Timer.NAME);
    }

    @Override
    public void needs(Needs needs) {
        RecordRef target = timer.require(Timer.RECORD);
        needs.lockRow(timer);
        needs.lock(target, AccessAction.TRANSITION, timer.require(Timer.FIRES));
        needs.transition(target.type(), Condition.id(target.id()), timer.require(Timer.FIRES));
    }

    @Override
    public Record decide(Work work) {
        Optional<Record> mine = work.find(timer.ref()).filter(stored -> stored.version() == timer.version());
        if (mine.isEmpty()) {
            return timer;
        }
        work.remove(mine.get());
        if (isTooLate(work)) {
            return timer;
        }
        Optional<Record> target = work.find(timer.require(Timer.RECORD)).filter(record -> isCurrent(work, record));
        return target.map(record -> fire(work, record)).orElse(timer);
    }

    /** Nobody was there in time, and after that time it is better left. */
    private boolean isTooLate(Work work) {
        return timer.get(Timer.SKIP_AFTER)
                .map(late -> timer.require(Due.DUE_AT).plus(Duration.parse(late)))
                .filter(work.instant()::isAfter)
                .isPresent();
    }

    private boolean isCurrent(Work work, Record record) {
        StateField states = work.shop().states(record.type());
        return record.get(states.seq())
                .filter(timer.require(Timer.STATE_SEQ)::equals)
                .isPresent();
    }

    private Record fire(Work work, Record record) {
        try {
            return new Stepper(work).fire(record, timer.require(Timer.FIRES), builder -> builder);
        } catch (RejectedException refused) {
            if (refused.code().equals("STATE")) {
                return record;
            }
            throw refused;
        }
    }
}
