package dev.crmkit.core.internal;

import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.storage.Record;
import java.util.List;
import java.util.Optional;

/** A timer that was counted on a calendar there is no more is counted again on the one there is. */
record RecountTimer(Record timer) implements Command {

    @Override
    public String name() {
        return "timer.recount";
    }

    @Override
    public void needs(Needs needs) {
        needs.lockRow(timer);
        needs.read(List.of(timer.require(Timer.RECORD)));
    }

    @Override
    public Record decide(Work work) {
        Optional<Record> mine = work.find(timer.ref());
        Optional<Record> record = work.find(timer.require(Timer.RECORD));
        mine.ifPresent(present -> {
            record.ifPresent(target -> Rearming.rearm(work, new DueDates(work), present, target));
            // Where there is no calendar any more it stays due when it was, and is not looked at again.
            work.find(timer.ref())
                    .filter(present::equals)
                    .ifPresent(same -> work.change(same, row -> row.clear(Timer.CALENDAR)));
        });
        return timer;
    }
}
