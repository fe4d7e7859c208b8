package dev.crmkit.core.internal;

import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.PumpReport;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Record;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
        this.notifiers = notifiers;
    }

    /** Rounds until nothing is due. */
    public PumpReport runDue() {
        PumpReport total = PumpReport.NOTHING;
        Claims claims = claim();
        while (!claims.records().isEmpty()) {
            CommandRunner runner = new CommandRunner(desk.at(claims.now()));
            for (Record message : claims.records()) {
                total = total.plus(send(runner, message));
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

    private PumpReport send(CommandRunner runner, Record message) {
        try {
            if (mayKnow(message)) {
                Notification notification = notification(message);
                notifiers.values().forEach(notifier -> notifier.send(notification));
            }
            runner.run(new SettleDue(message, null));
            return new PumpReport(1, 0);
        } catch (RuntimeException e) {
            runner.run(new SettleDue(message, Pumps.describe(e)));
            LOG.warn("Message {} could not be sent: {}", message.id(), Pumps.describe(e));
            return new PumpReport(0, 1);
        }
    }

    /** Rights may have changed since the message was written: whoever may not read the record hears nothing. */
    private boolean mayKnow(Record message) {
        Optional<Principal> recipient = desk.shop()
                .directory()
                .principal(desk.tenant(), message.require(OutboxMessage.RECIPIENT))
                .filter(Principal::active);
        return recipient.isPresent()
                && new QueryRunner(Desk.of(
                                desk.shop(), desk.tenant(), recipient.get().login()))
                        .get(message.require(OutboxMessage.RECORD))
                        .isPresent();
    }

    private static Notification notification(Record message) {
        return new Notification(
                message.require(OutboxMessage.KEY),
                message.require(OutboxMessage.RECIPIENT),
                message.require(OutboxMessage.RECORD),
                message.require(OutboxMessage.SUBJECT),
                message.get(OutboxMessage.TEXT).orElse(""));
    }
}
