package dev.crmkit.examples.acceptance;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import java.util.ArrayList;
import java.util.List;

/** A notifier that keeps what it is given, and refuses recipients by name. */
final class Post implements Notifier {
    private final List<Notification> tried = new ArrayList<>();
    private final List<Notification> arrived = new ArrayList<>();
    private List<String> refused = List.of();

    Post refusing(String... recipients) {
        this.refused = List.of(recipients);
        return this;
    }

    @Override
    public synchronized void send(Notification notification) {
        tried.add(notification);
        if (refused.contains(notification.recipient())) {
            throw new IllegalStateException("The line is down");
        }
        arrived.add(notification);
    }

    /** Every attempt, in order. */
    synchronized List<Notification> tried() {
        return List.copyOf(tried);
    }

    /** What was not refused. */
    synchronized List<Notification> arrived() {
        return List.copyOf(arrived);
    }
}
