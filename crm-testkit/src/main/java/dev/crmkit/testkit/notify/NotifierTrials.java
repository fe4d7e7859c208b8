package dev.crmkit.testkit.notify;

import static dev.crmkit.testkit.notify.NotifierFixture.MAX;
import static dev.crmkit.testkit.notify.NotifierFixture.MILA;

import dev.crmkit.spi.notify.Notification;
import dev.crmkit.spi.notify.UndeliveredException.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What the rules do. */
final class NotifierTrials {
    private static final int THREADS = 8;
    private static final int EACH = 5;
    private static final long PATIENCE = 30_000;
    private static final List<String> TEXTS = List.of(
            "Позвоните клиенту: Ёлкин, «Камри», 100 %, $1 \\ {title}",
            "\uD83D\uDE97 astral, e\u0301 combining, \u202Eright to left, trailing blank \nsecond line\n.\n..dots",
            "word ".repeat(799) + "end");

    private NotifierTrials() {}

    static void whole(NotifierTrial trial) {
        for (int i = 0; i < TEXTS.size(); i++) {
            Notification message = trial.message("whole" + i, MILA, "Тема " + i + " \uD83D\uDE97", TEXTS.get(i));
            trial.send(message);
            Delivered taken = trial.only(message);
            trial.same("subject", message.subject(), taken.subject());
            trial.same("text", message.text(), taken.text().replace("\r\n", "\n"));
        }
    }

    static void again(NotifierTrial trial) {
        Notification message = trial.message("again", MILA, "subject", "text");
        trial.send(message);
        trial.send(message);
        List<Delivered> taken = trial.taken(message);
        trial.require(!taken.isEmpty(), "nothing was taken under the key of the message");
        trial.same(
                "deliveries under any key",
                taken.size(),
                trial.takenWith("subject").size());
    }

    static void alone(NotifierTrial trial) {
        for (String recipient : List.of(MILA, MAX, MILA)) {
            Notification message = trial.message(recipient, recipient, "for " + recipient, "for " + recipient);
            trial.send(message);
        }
        trial.takenWith("for " + MILA).forEach(each -> trial.same("recipients", List.of(MILA), each.recipients()));
        trial.takenWith("for " + MAX).forEach(each -> trial.same("recipients", List.of(MAX), each.recipients()));
        trial.require(!trial.takenWith("for " + MAX).isEmpty(), "the second recipient got nothing");
    }

    static void stranger(NotifierTrial trial) {
        trial.needsStrangers();
        Notification message = trial.message("stranger", "stranger", "strange-subject", "text");
        trial.expect(Outcome.PERMANENT, "nobody knows the recipient", message);
        trial.same("deliveries", List.of(), trial.takenWith("strange-subject"));
    }

    static void fault(NotifierTrial trial, GatewayFault fault, Outcome outcome) {
        trial.behave(fault);
        Notification message = trial.message(fault.name(), MILA, "subject", "text");
        trial.expect(outcome, "the gateway is " + fault, message);
    }

    static void goesOn(NotifierTrial trial) {
        for (GatewayFault fault : failing(trial)) {
            trial.behave(fault);
            trial.trySend(trial.message("bad" + fault, MILA, "bad", "bad"));
            trial.behave(GatewayFault.NONE);
            Notification next = trial.message("good" + fault, MILA, "good", "after " + fault);
            trial.send(next);
            trial.only(next);
        }
    }

    static void discreet(NotifierTrial trial) {
        List<Notification> messages = List.of(
                trial.message("discreet", MILA, "canary-subject", "canary-text"),
                trial.message("discreet-break", MILA, "canary-subject\r\nBcc: canary", "canary-text"),
                trial.message("discreet-stranger", "stranger", "canary-subject", "canary-text"));
        List<GatewayFault> faults = new ArrayList<>(failing(trial));
        faults.add(GatewayFault.NONE);
        for (GatewayFault fault : faults) {
            if (fault != GatewayFault.NONE) {
                trial.behave(fault);
            }
            for (Notification message : messages) {
                trial.trySend(message)
                        .map(NotifierTrial::told)
                        .ifPresent(told -> trial.require(
                                !told.contains("canary"), "while the gateway is " + fault + " it tells:\n" + told));
            }
        }
    }

    /** Those that end by themselves. */
    private static List<GatewayFault> failing(NotifierTrial trial) {
        List<GatewayFault> faults = List.of(
                        GatewayFault.REFUSING,
                        GatewayFault.BUSY,
                        GatewayFault.UNREACHABLE,
                        GatewayFault.LOSING_ANSWERS,
                        GatewayFault.TALKING_NONSENSE)
                .stream()
                .filter(trial::knows)
                .toList();
        return faults;
    }

    static void together(NotifierTrial trial) {
        List<List<Notification>> work = IntStream.range(0, THREADS)
                .mapToObj(thread -> IntStream.range(0, EACH)
                        .mapToObj(i -> trial.message(
                                thread + "-" + i,
                                thread % 2 == 0 ? MILA : MAX,
                                "subject " + thread + "-" + i,
                                ("text " + thread + "-" + i + " ").repeat(50).strip()))
                        .toList())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<?>> running = new ArrayList<>();
            for (List<Notification> mine : work) {
                running.add(threads.submit(() -> {
                    start.await();
                    mine.forEach(trial::send);
                    return "";
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            trial.require(false, "a thread failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trial.require(false, "the test was interrupted");
        } finally {
            threads.shutdownNow();
        }
        work.forEach(mine -> mine.forEach(message -> intact(trial, message)));
    }

    private static void intact(NotifierTrial trial, Notification message) {
        Delivered taken = trial.only(message);
        trial.same("recipients", List.of(message.recipient()), taken.recipients());
        trial.same("subject", message.subject(), taken.subject());
        trial.same("text", message.text(), taken.text());
    }

    static void interrupted(NotifierTrial trial) {
        trial.behave(GatewayFault.SILENT);
        Notification message = trial.message("interrupted", MILA, "subject", "text");
        List<RuntimeException> thrown = new ArrayList<>();
        Thread sending = new Thread(() -> trial.trySend(message).ifPresent(thrown::add), "interrupted-send");
        sending.setDaemon(true);
        sending.start();
        try {
            sending.join(500);
            sending.interrupt();
            sending.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        trial.require(!sending.isAlive(), "it goes on waiting half a minute after it was interrupted");
        trial.require(!thrown.isEmpty(), "it says that the message was taken");
    }

    static void oneLine(NotifierTrial trial) {
        for (String lineBreak : List.of("\r\n", "\n", "\r", "\u2028", "\u0085")) {
            String subject = "broken" + lineBreak + "Bcc: " + MAX + "@example.org" + lineBreak + lineBreak + "body";
            Notification message =
                    trial.message("break" + (int) lineBreak.charAt(0) + lineBreak.length(), MILA, subject, "text");
            trial.trySend(message);
            for (Delivered taken : trial.takenWith("broken")) {
                trial.same("recipients", List.of(MILA), taken.recipients());
                trial.require(!taken.subject().matches("(?s).*[\r\n].*"), "the subject has more than one line");
            }
            trial.taken(message).forEach(taken -> trial.same("text", "text", taken.text()));
        }
    }

    static void markup(NotifierTrial trial) {
        String hostile = "<script>alert('x')</script> & \"quoted\" <a href=\"http://example.org\">";
        Notification message = trial.message("markup", MILA, hostile, hostile);
        trial.send(message);
        Delivered taken = trial.only(message);
        trial.same("text", hostile, taken.text());
        trial.require(
                !taken.html().contains("<script") && !taken.html().contains("example.org\">"),
                "markup in values runs:\n" + taken.html());
    }
}
