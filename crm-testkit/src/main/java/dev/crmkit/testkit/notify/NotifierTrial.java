package dev.crmkit.testkit.notify;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.value.RecordRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/** One run of one rule on one notifier, and words for what went wrong. */
final class NotifierTrial implements AutoCloseable {
    private static final RecordRef ABOUT = new RecordRef("lead", new UUID(0x019cad58bd807080L, 0x82beb7c9526b8641L));

    private final NotifierRule rule;
    private final NotifierFixture fixture;
    private final Notifier notifier;

    NotifierTrial(NotifierRule rule, NotifierFixture fixture) {
        this.rule = rule;
        this.fixture = fixture;
        fixture.behave(GatewayFault.NONE);
        this.notifier = fixture.open();
    }

    /** Skips the rule, in words, where the gateway cannot be made to fail so. */
    void behave(GatewayFault fault) {
        Assumptions.assumeTrue(fixture.knows(fault), () -> rule + " is skipped: the gateway cannot be made " + fault);
        fixture.behave(fault);
    }

    /** Skips the rule, in words, where nobody is a stranger. */
    void needsStrangers() {
        Assumptions.assumeTrue(fixture.hasStrangers(), () -> rule + " is skipped: there are no strangers");
    }

    boolean knows(GatewayFault fault) {
        return fixture.knows(fault);
    }

    /** A message with a key of its own. */
    Notification message(String name, String recipient, String subject, String text) {
        return Notification.of(ABOUT + ":" + rule.id() + ":" + name, recipient, ABOUT, subject, text);
    }

    Notifier notifier() {
        return notifier;
    }

    /** Sends what must be taken. */
    void send(Notification message) {
        try {
            notifier.send(message);
        } catch (RuntimeException thrown) {
            throw failure("a message that can be sent was not: " + thrown);
        }
    }

    /** What came of sending it; empty when the notifier says it was taken. */
    Optional<RuntimeException> trySend(Notification message) {
        try {
            notifier.send(message);
            return Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.of(thrown);
        }
    }

    /** Fails unless sending it ends so. */
    void expect(UndeliveredException.Outcome outcome, String when, Notification message) {
        Optional<RuntimeException> thrown = trySend(message);
        boolean told = thrown.filter(UndeliveredException.class::isInstance)
                .map(each -> ((UndeliveredException) each).outcome())
                .filter(outcome::equals)
                .isPresent();
        require(
                told,
                when + "\nexpected: " + outcome + "\nobserved: "
                        + thrown.map(Throwable::toString).orElse("sent"));
    }

    /** What was taken under the message's key. */
    List<Delivered> taken(Notification message) {
        return fixture.taken().stream()
                .filter(each -> each.key().equals(message.key()))
                .toList();
    }

    /** All that was taken with this word in it. */
    List<Delivered> takenWith(String word) {
        return fixture.taken().stream()
                .filter(each -> (each.subject() + each.text() + each.html()).contains(word))
                .toList();
    }

    /** The one delivery under the message's key; fails when there is not just one. */
    Delivered only(Notification message) {
        List<Delivered> taken = taken(message);
        same("deliveries under the key " + message.key(), 1, taken.size());
        return taken.get(0);
    }

    void same(String what, Object expected, Object observed) {
        if (!expected.equals(observed)) {
            throw failure(what + "\nexpected: " + expected + "\nobserved: " + observed);
        }
    }

    void require(boolean holds, String what) {
        if (!holds) {
            throw failure(what);
        }
    }

    /** All a log would tell of it. */
    static String told(Throwable thrown) {
        StringBuilder words = new StringBuilder(thrown.toString());
        Stream.concat(Stream.ofNullable(thrown.getCause()), Arrays.stream(thrown.getSuppressed()))
                .forEach(each -> words.append("\nbecause of ").append(told(each)));
        return words.toString();
    }

    private AssertionFailedError failure(String what) {
        return new AssertionFailedError(rule + "\nlook at: " + rule.hint() + "\n" + what);
    }

    @Override
    public void close() {
        fixture.behave(GatewayFault.NONE);
        if (notifier instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionFailedError(rule + "\nclosing failed: " + e, e);
            }
        }
    }
}
