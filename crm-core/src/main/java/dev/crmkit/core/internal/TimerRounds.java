package dev.crmkit.core.internal;

import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Record;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims due timers and fires them through the command path, a batch in one unit, halves of it when the batch fails. */
public final class TimerRounds {
    private static final Logger LOG = LoggerFactory.getLogger(TimerRounds.class);
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Desk desk;

    /** @param desk of the principal that timers act as */
    public TimerRounds(Desk desk) {
        this.desk = desk;
    }

    /** Rounds until nothing is due. */
    public PumpReport runDue() {
        recountOld();
        PumpReport total = PumpReport.NOTHING;
        Claims claims = claim();
        while (!claims.records().isEmpty()) {
            total = total.plus(fire(new CommandRunner(desk.at(claims.now())), claims.records()));
            claims = claim();
        }
        return total;
    }

    private Claims claim() {
        return desk.shop()
                .store()
                .claimDue(
                        new ClaimRequest(desk.tenant(), Timer.TYPE.key(), BATCH, LEASE, Pumps.virtualNow(desk.shop())));
    }

    /**
     * Fires them in one unit. When it fails the halves are tried, down to the one that is at fault: few that fail cost the
     * many little.
     */
    private static PumpReport fire(CommandRunner runner, List<Record> timers) {
        try {
            if (timers.size() == 1) {
                runner.run(new FireTimer(timers.get(0)));
            } else {
                runner.runAll(timers.stream().map(FireTimer::new).toList());
            }
            return new PumpReport(timers.size(), 0);
        } catch (RuntimeException e) {
            return timers.size() == 1 ? failed(runner, timers.get(0), e) : fireHalves(runner, timers);
        }
    }

    private static PumpReport fireHalves(CommandRunner runner, List<Record> timers) {
        int middle = timers.size() / 2;
        return fire(runner, timers.subList(0, middle)).plus(fire(runner, timers.subList(middle, timers.size())));
    }

    /** A plugin may throw anything: it costs its own timer only. */
    private static PumpReport failed(CommandRunner runner, Record timer, RuntimeException failure) {
        runner.run(SettleDue.failed(timer, failure));
        LOG.warn("Timer {} of {} failed: {}", timer.id(), timer.require(Timer.RECORD), Pumps.describe(failure));
        return new PumpReport(0, 1);
    }

    /** Once in a process: calendars change when it starts anew. */
    private void recountOld() {
        String tenant = desk.tenant();
        if (!desk.shop().hasOldTimers(tenant)) {
            return;
        }
        Condition old = Timer.CALENDAR
                .isNotEmpty()
                .and(Timer.CALENDAR.in(desk.shop().calendarTags()).not());
        for (List<Record> timers = timers(old); !timers.isEmpty(); timers = timers(old)) {
            new CommandRunner(desk)
                    .runAll(timers.stream().map(RecountTimer::new).toList());
        }
        desk.shop().hasNoOldTimers(tenant);
    }

    private List<Record> timers(Condition which) {
        return new CommandRunner(desk)
                .look(needs -> needs.read(Timer.TYPE.key(), which, BATCH), work -> work.all(Timer.TYPE));
    }
}
