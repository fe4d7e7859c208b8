package dev.crmkit.spi.notify;

import dev.crmkit.spi.ForImplementors;

/**
 * Carries messages outside. Called off the command path; a failing notifier fails no command.
 *
 * <p>Implementations MUST be thread-safe, MUST react to interruption, and MUST NOT put a value of the message into
 * exception texts. Any exception means "try again later" until the attempts run out.
 */
@ForImplementors
@FunctionalInterface
public interface Notifier {
    void send(Notification notification);
}
