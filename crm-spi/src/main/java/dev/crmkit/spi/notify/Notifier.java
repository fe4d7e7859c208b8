package dev.crmkit.spi.notify;

import dev.crmkit.spi.ForImplementors;

/**
 * Carries messages outside. Called off the command path, after the commit; a failing notifier fails no command.
 *
 * <p>To write one: {@code docs/write-a-notifier.md}. Run the notifier contract of crm-testkit, mend what is red.
 */
@ForImplementors
@FunctionalInterface
public interface Notifier {
    /**
     * Hands one message over. MUST return only when the receiver has taken it; MUST hand the key over unchanged; MUST be
     * thread-safe, end soon and at once when interrupted; MUST NOT put a value of the message into logs or exceptions.
     *
     * @throws UndeliveredException when it was refused, cannot be sent now, or may or may not have arrived; any other
     *     exception is taken like one that says {@link UndeliveredException.Outcome#UNKNOWN}
     */
    void send(Notification notification);
}
