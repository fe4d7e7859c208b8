package dev.crmkit.testkit.crash;

import dev.crmkit.CrmSession;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process that is killed. It works until then: several threads take leads through the process, one moves the clock
 * and works the pumps. What was acknowledged is noted at once.
 */
public final class CrashChild {
    private static final int WORKERS = 3;
    private static final Duration STEP = Duration.ofHours(1);

    private final Office office;
    private final AckLog acks;
    private final String name;

    private CrashChild(Office office, AckLog acks, String name) {
        this.office = office;
        this.acks = acks;
        this.name = name;
    }

    /**
     * Works until it is killed.
     *
     * @param arguments the class of the site, the folder of the logs, the name of this process, the instant its clock
     *     starts at, the seed of its ids
     */
    public static void main(String... arguments) throws ReflectiveOperationException {
        CrashSite site = Site.named(arguments[0]);
        Path folder = Path.of(arguments[1]);
        AckLog sent = AckLog.append(folder.resolve(CrashHarness.SENT));
        Office office = Office.on(
                site.open(),
                Instant.parse(arguments[3]),
                Long.parseLong(arguments[4]),
                message -> sent.add(message.key() + " " + message.about()));
        AckLog acks = AckLog.append(folder.resolve(CrashHarness.acks(arguments[2])));
        acks.add(CrashHarness.READY);
        new CrashChild(office, acks, arguments[2]).work();
    }

    private void work() {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS + 1);
        for (int i = 0; i < WORKERS; i++) {
            String worker = name + "-" + i;
            threads.execute(() -> forever(new Turn(worker)));
        }
        threads.execute(() -> forever(this::pump));
    }

    /** A failure that repeating does not mend ends the process, and is found in its log. */
    private static void forever(Runnable turn) {
        try {
            while (true) {
                turn.run();
            }
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    private void pump() {
        office.clock().advance(STEP);
        patiently(() -> office.crm().fireTimers());
        patiently(() -> office.crm().sendMessages());
    }

    private static void patiently(Runnable command) {
        while (true) {
            try {
                command.run();
                return;
            } catch (TransientStorageException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** What one worker does over and over: one lead on its way. */
    private final class Turn implements Runnable {
        private final String worker;
        private int count;

        Turn(String worker) {
            this.worker = worker;
        }

        @Override
        public void run() {
            count++;
            patiently(() -> take(worker + "-" + count));
        }

        private void take(String key) {
            CrmSession head = office.head();
            Lead lead = done(head.leads()
                    .register(Lead.draft().title(key).contactName(key).externalKey("crash:" + key)));
            if (!lead.state().equals("NEW")) {
                return;
            }
            if (count % 4 == 0) {
                done(head.leads().junk(lead, "SPAM"));
                return;
            }
            done(head.interactions().call(lead.ref(), "SUCCESS", key));
            RecordRef deal = done(head.leads().qualify(lead)).deal().orElseThrow();
            done(head.quotes().send(done(head.quotes().draft(deal, Money.of("100.00", "RUB")))));
            if (count % 4 == 1) {
                done(head.deals().refuse(head.deals().get(deal), key));
            }
        }

        private <V extends RecordView> V done(V view) {
            acks.add(view.ref() + " " + view.version());
            return view;
        }
    }
}
