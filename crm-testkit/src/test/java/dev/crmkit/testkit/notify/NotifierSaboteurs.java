package dev.crmkit.testkit.notify;

import static dev.crmkit.testkit.notify.NotifierRule.NT_01;
import static dev.crmkit.testkit.notify.NotifierRule.NT_02;
import static dev.crmkit.testkit.notify.NotifierRule.NT_03;
import static dev.crmkit.testkit.notify.NotifierRule.NT_04;
import static dev.crmkit.testkit.notify.NotifierRule.NT_05;
import static dev.crmkit.testkit.notify.NotifierRule.NT_06;
import static dev.crmkit.testkit.notify.NotifierRule.NT_07;
import static dev.crmkit.testkit.notify.NotifierRule.NT_08;
import static dev.crmkit.testkit.notify.NotifierRule.NT_09;
import static dev.crmkit.testkit.notify.NotifierRule.NT_10;
import static dev.crmkit.testkit.notify.NotifierRule.NT_11;
import static dev.crmkit.testkit.notify.NotifierRule.NT_12;
import static dev.crmkit.testkit.notify.NotifierRule.NT_13;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.notify.UndeliveredException;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Notifiers with one fault each, and the rule that must fail on them. */
final class NotifierSaboteurs {
    /** A fault. */
    record Saboteur(String name, NotifierRule caughtBy, Function<Gateway, Notifier> make) {
        NotifierFixture fixture() {
            Gateway gateway = new Gateway();
            return NotifierFixture.open(() -> make.apply(gateway))
                    .observedBy(gateway::taken)
                    .brokenBy(gateway::behave);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private NotifierSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur("cuts texts at 255", NT_01, Cuts::new),
                new Saboteur("writes ASCII only", NT_01, Ascii::new),
                new Saboteur("drops the key", NT_01, DropsKey::new),
                new Saboteur("makes a key for every attempt", NT_02, NewKeys::new),
                new Saboteur("gathers recipients", NT_03, Gathers::new),
                new Saboteur("sends to the postmaster instead", NT_04, ToPostmaster::new),
                new Saboteur("takes a stranger for a failure that passes", NT_04, PatientWithStrangers::new),
                new Saboteur(
                        "takes every failure for one that passes",
                        NT_05,
                        gateway -> always(gateway, Outcome.TEMPORARY)),
                new Saboteur("swallows failures", NT_05, Swallows::new),
                new Saboteur(
                        "takes every failure for the last word", NT_06, gateway -> always(gateway, Outcome.PERMANENT)),
                new Saboteur("gives up on whom it cannot reach", NT_06, Impatient::new),
                new Saboteur("takes a lost answer for a failure", NT_07, SureOfFailure::new),
                new Saboteur("takes nonsense for a yes", NT_07, EasilyPleased::new),
                new Saboteur("stays broken after a failure", NT_08, StaysBroken::new),
                new Saboteur("chains the cause", NT_09, Chains::new),
                new Saboteur("names the subject", NT_09, NamesSubject::new),
                new Saboteur("keeps the message in a field", NT_10, SharedState::new),
                new Saboteur("ignores interruption", NT_11, Stubborn::new),
                new Saboteur("writes headers by hand", NT_12, HandMadeHeaders::new),
                new Saboteur("writes subjects of several lines", NT_12, SeveralLines::new),
                new Saboteur("pastes values into markup", NT_13, Pastes::new));
    }

    private static final class Cuts extends SoundNotifier {
        Cuts(Gateway gateway) {
            super(gateway);
        }

        @Override
        String text(Notification message) {
            return message.text().substring(0, Math.min(255, message.text().length()));
        }
    }

    private static final class Ascii extends SoundNotifier {
        Ascii(Gateway gateway) {
            super(gateway);
        }

        @Override
        String subject(Notification message) {
            return new String(super.subject(message).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        }
    }

    private static final class DropsKey extends SoundNotifier {
        DropsKey(Gateway gateway) {
            super(gateway);
        }

        @Override
        String key(Notification message) {
            return "";
        }
    }

    private static final class NewKeys extends SoundNotifier {
        private final Set<String> seen = new ConcurrentSkipListSet<>();

        NewKeys(Gateway gateway) {
            super(gateway);
        }

        @Override
        String key(Notification message) {
            return seen.add(message.key()) ? message.key() : message.key() + "-again";
        }
    }

    private static final class Gathers extends SoundNotifier {
        private final Set<String> all = new ConcurrentSkipListSet<>();

        Gathers(Gateway gateway) {
            super(gateway);
        }

        @Override
        List<String> recipients(Notification message) {
            all.add(message.recipient());
            return List.copyOf(all);
        }
    }

    private static final class ToPostmaster extends SoundNotifier {
        ToPostmaster(Gateway gateway) {
            super(gateway);
        }

        @Override
        void stranger(Notification message) {
            gateway.taken().add(Delivered.plain(message.key(), "postmaster", message.subject(), message.text()));
            super.stranger(message);
        }
    }

    private static final class PatientWithStrangers extends SoundNotifier {
        PatientWithStrangers(Gateway gateway) {
            super(gateway);
        }

        @Override
        void stranger(Notification message) {
            throw new UndeliveredException(Outcome.TEMPORARY, "NO_ADDRESS");
        }
    }

    private static Notifier always(Gateway gateway, Outcome outcome) {
        return new SoundNotifier(gateway) {
            @Override
            Outcome outcome(GatewayFault fault) {
                return outcome;
            }
        };
    }

    private static final class Swallows extends SoundNotifier {
        Swallows(Gateway gateway) {
            super(gateway);
        }

        @Override
        public void send(Notification message) {
            try {
                super.send(message);
            } catch (UndeliveredException swallowed) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Impatient extends SoundNotifier {
        Impatient(Gateway gateway) {
            super(gateway);
        }

        @Override
        Outcome outcome(GatewayFault fault) {
            return fault == GatewayFault.UNREACHABLE ? Outcome.PERMANENT : super.outcome(fault);
        }
    }

    private static final class SureOfFailure extends SoundNotifier {
        SureOfFailure(Gateway gateway) {
            super(gateway);
        }

        @Override
        Outcome outcome(GatewayFault fault) {
            return fault == GatewayFault.LOSING_ANSWERS ? Outcome.TEMPORARY : super.outcome(fault);
        }
    }

    private static final class EasilyPleased extends SoundNotifier {
        EasilyPleased(Gateway gateway) {
            super(gateway);
        }

        @Override
        public void send(Notification message) {
            try {
                super.send(message);
            } catch (UndeliveredException e) {
                if (!e.code().equals("TALKING_NONSENSE")) {
                    throw e;
                }
            }
        }
    }

    private static final class StaysBroken extends SoundNotifier {
        private volatile boolean broken;

        StaysBroken(Gateway gateway) {
            super(gateway);
        }

        @Override
        RuntimeException told(Gateway.Trouble trouble) {
            broken = true;
            return super.told(trouble);
        }

        @Override
        public void send(Notification message) {
            if (broken) {
                throw new UndeliveredException(Outcome.TEMPORARY, "CLOSED");
            }
            super.send(message);
        }
    }

    private static final class Chains extends SoundNotifier {
        Chains(Gateway gateway) {
            super(gateway);
        }

        @Override
        RuntimeException told(Gateway.Trouble trouble) {
            RuntimeException told = super.told(trouble);
            told.addSuppressed(trouble);
            return told;
        }
    }

    private static final class NamesSubject extends SoundNotifier {
        NamesSubject(Gateway gateway) {
            super(gateway);
        }

        @Override
        void stranger(Notification message) {
            throw new IllegalArgumentException("No address for \"" + message.subject() + "\"");
        }
    }

    /** Two senders meet between writing the field and reading it, so that the fault shows every time. */
    private static final class SharedState extends SoundNotifier {
        private final CyclicBarrier meeting = new CyclicBarrier(2);
        private final AtomicInteger senders = new AtomicInteger();
        private volatile String text = "";

        SharedState(Gateway gateway) {
            super(gateway);
        }

        @Override
        String text(Notification message) {
            text = message.text();
            if (message.key().contains(NT_10.id()) && senders.incrementAndGet() <= 8) {
                meet();
            }
            return text;
        }

        private void meet() {
            try {
                meeting.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                // Whoever is left alone goes on alone.
                meeting.reset();
            }
        }
    }

    private static final class Stubborn extends SoundNotifier {
        Stubborn(Gateway gateway) {
            super(gateway);
        }

        @Override
        public void send(Notification message) {
            try {
                super.send(message);
            } catch (UndeliveredException e) {
                if (e.code().equals("INTERRUPTED")) {
                    return;
                }
                throw e;
            }
        }
    }

    private static final class HandMadeHeaders extends SoundNotifier {
        HandMadeHeaders(Gateway gateway) {
            super(gateway);
        }

        @Override
        String subject(Notification message) {
            return message.subject().split("\\R", 2)[0];
        }

        @Override
        List<String> recipients(Notification message) {
            return message.subject().contains("\nBcc: max")
                    ? List.of(message.recipient(), NotifierFixture.MAX)
                    : super.recipients(message);
        }
    }

    private static final class SeveralLines extends SoundNotifier {
        SeveralLines(Gateway gateway) {
            super(gateway);
        }

        @Override
        String subject(Notification message) {
            return message.subject();
        }
    }

    private static final class Pastes extends SoundNotifier {
        Pastes(Gateway gateway) {
            super(gateway);
        }

        @Override
        String html(Notification message) {
            return "<p>" + message.text() + "</p>";
        }
    }
}
