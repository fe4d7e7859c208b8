package dev.crmkit.testkit.notify;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import java.util.List;

/** Keeps every rule; the saboteurs differ from it in one place each. */
class SoundNotifier implements Notifier {
    final Gateway gateway;

    SoundNotifier(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void send(Notification message) {
        if (!List.of(NotifierFixture.MILA, NotifierFixture.MAX).contains(message.recipient())) {
            stranger(message);
            return;
        }
        try {
            gateway.post(letter(message));
        } catch (Gateway.Trouble trouble) {
            throw told(trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndeliveredException(Outcome.UNKNOWN, "INTERRUPTED");
        }
    }

    void stranger(Notification message) {
        throw new UndeliveredException(Outcome.PERMANENT, "NO_ADDRESS");
    }

    RuntimeException told(Gateway.Trouble trouble) {
        return new UndeliveredException(outcome(trouble.fault), trouble.fault.name());
    }

    Outcome outcome(GatewayFault fault) {
        return switch (fault) {
            case REFUSING -> Outcome.PERMANENT;
            case BUSY, UNREACHABLE -> Outcome.TEMPORARY;
            default -> Outcome.UNKNOWN;
        };
    }

    Delivered letter(Notification message) {
        return new Delivered(key(message), recipients(message), subject(message), text(message), html(message));
    }

    String key(Notification message) {
        return message.key();
    }

    List<String> recipients(Notification message) {
        return List.of(message.recipient());
    }

    String subject(Notification message) {
        return message.subject().replaceAll("\\R", " ");
    }

    String text(Notification message) {
        return message.text();
    }

    String html(Notification message) {
        return "<p>" + message.text().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "</p>";
    }
}
