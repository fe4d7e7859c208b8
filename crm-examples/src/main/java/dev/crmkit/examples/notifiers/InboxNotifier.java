package dev.crmkit.examples.notifiers;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.custom.CustomRecords;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.UnknownOutcomeException;
import dev.crmkit.spi.value.RecordRef;
import java.util.function.Supplier;

/**
 * Puts messages into the {@link Inbox} of the same installation, through its doors and by the rights of a service. The key
 * is the external key of the record: a message that comes again is there already. Thread-safe.
 */
public final class InboxNotifier implements Notifier {
    private final Supplier<Crm> crm;
    private final String service;

    /**
     * A notifier of the installation it is part of.
     *
     * @param crm known only when it is built, so it is asked for when the first message leaves
     * @param service the login of a service that may deliver
     */
    public InboxNotifier(Supplier<Crm> crm, String service) {
        this.crm = crm;
        this.service = service;
    }

    @Override
    public void send(Notification message) {
        try {
            deliver(message);
        } catch (UnknownOutcomeException e) {
            throw new UndeliveredException(Outcome.UNKNOWN, e.code());
        } catch (StorageException e) {
            throw new UndeliveredException(Outcome.TEMPORARY, e.code());
        } catch (UndeliveredException told) {
            throw told;
        } catch (CrmException refused) {
            throw new UndeliveredException(Outcome.PERMANENT, refused.code());
        }
    }

    private void deliver(Notification message) {
        CrmSession session = crm.get().tenant(message.tenant()).as(Actor.user(service));
        RecordRef recipient = session.people()
                .user(message.recipient())
                .orElseThrow(() -> new UndeliveredException(Outcome.PERMANENT, "NO_USER"));
        CustomRecords inbox = session.records(Inbox.TYPE);
        inbox.create(
                Values.draft()
                        .externalKey(message.key())
                        .owner(recipient)
                        .set(Inbox.SUBJECT, Lines.one(message.subject()))
                        .set(Inbox.TEXT, message.text())
                        .set(Inbox.ABOUT, message.about().toString()),
                "deliver");
    }
}
