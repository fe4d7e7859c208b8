package dev.crmkit.core.internal;

import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Record;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims due timers and fires them through the command path, a batch in one unit, one by one when the batch fails. */
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
        PumpReport total = PumpReport.NOTHING;
        Claims claims = claim();
        while (!claims.records().isEmpty()) {
            total = total.plus(fire(claims));
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

    /** A plugin may throw anything: it must not cost the others of its batch. */
    private PumpReport fire(Claims claims) {
        CommandRunner runner = new CommandRunner(desk.at(claims.now()));
        try {
            runner.runAll(claims.records().stream().map(FireTimer::new).toList());
            return new PumpReport(claims.records().size(), 0);
        } catch (RuntimeException e) {
            LOG.debug(
                    "A batch of {} timers failed with {}: firing one by one",
                    claims.records().size(),
                    Pumps.describe(e));
            return oneByOne(runner, claims.records());
        }
    }

    private static PumpReport oneByOne(CommandRunner runner, List<Record> timers) {
        PumpReport total = PumpReport.NOTHING;
        for (Record timer : timers) {
            total = total.plus(one(runner, timer));
        }
        return total;
    }

    /** A plugin may throw anything: it costs its own timer only. */
    private static PumpReport one(CommandRunner runner, Record timer) {
        try {
            runner.run(new FireTimer(timer));
            return new PumpReport(1, 0);
        } catch (RuntimeException e) {
            runner.run(SettleDue.failed(timer, e));
            LOG.warn("Timer {} of {} failed: {}", timer.id(), timer.require(Timer.RECORD), Pumps.describe(e));
            return new PumpReport(0, 1);
        }
    }
}
