package dev.crmkit.core.internal;

import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Record;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims due messages and sends them: at least once, in order per record, by the recipient's rights at that moment. */
public final class OutboxRounds {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRounds.class);
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Desk desk;
    private final Map<String, Notifier> notifiers;

    public OutboxRounds(Desk desk, Map<String, Notifier> notifiers) {
        this.desk = desk;
        this.notifiers = new TreeMap<>(notifiers);
    }

    /** Rounds until nothing is due; messages wait for a process that has notifiers. */
    public PumpReport runDue() {
        PumpReport total = PumpReport.NOTHING;
        if (notifiers.isEmpty()) {
            return total;
        }
        Claims claims = claim();
        while (!claims.records().isEmpty()) {
            Round round = new Round(desk.at(claims.now()));
            for (Record message : claims.records()) {
                total = total.plus(round.send(message));
            }
            claims = claim();
        }
        return total;
    }

    private Claims claim() {
        return desk.shop()
                .store()
                .claimDue(new ClaimRequest(
                        desk.tenant(), OutboxMessage.TYPE.key(), BATCH, LEASE, Pumps.virtualNow(desk.shop())));
    }

    /** The messages of one claim, judged at its instant. */
    private final class Round {
        private final Letters letters;
        private final CommandRunner runner;

        Round(Desk standing) {
            this.letters = new Letters(standing);
            this.runner = new CommandRunner(standing);
        }

        PumpReport send(Record message) {
            Optional<String> channel = channel(message);
            if (channel.isEmpty()) {
                runner.run(new SplitMessage(message, notifiers.keySet().stream().toList()));
                return PumpReport.NOTHING;
            }
            try {
                deliver(message, channel.get());
                runner.run(SettleDue.done(message));
                return new PumpReport(1, 0);
            } catch (RuntimeException e) {
                LOG.warn("Message {} could not be sent: {}", message.id(), Pumps.describe(e));
                runner.run(isHopeless(e) ? SettleDue.hopeless(message, e) : SettleDue.failed(message, e));
                return new PumpReport(0, 1);
            }
        }

        private Optional<String> channel(Record message) {
            return message.get(OutboxMessage.CHANNEL)
                    .or(() -> Optional.of(notifiers.keySet().iterator().next()).filter(only -> notifiers.size() == 1));
        }

        private void deliver(Record message, String channel) {
            Notifier notifier = notifiers.get(channel);
            if (notifier == null) {
                throw new UndeliveredException(UndeliveredException.Outcome.TEMPORARY, "NO_NOTIFIER");
            }
            letters.of(message).ifPresent(notifier::send);
        }
    }

    private static boolean isHopeless(RuntimeException failure) {
        return failure instanceof UndeliveredException told && told.outcome() == UndeliveredException.Outcome.PERMANENT;
    }
}
