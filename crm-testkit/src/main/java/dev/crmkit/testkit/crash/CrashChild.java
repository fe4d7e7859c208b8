package dev.crmkit.testkit.crash;

import dev.crmkit.CrmSession;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.notify.Notifier;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process that is killed. It works until then: several threads take leads through the process, one moves the clock
 * and works the pumps. What was acknowledged is noted at once.
 */
final class CrashChild {
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
     * @param arguments the class of the site, the folder of the logs, the name of this process, and its time: the instant
     *     a virtual clock starts at and the seed of its ids, or by how much the clock of its machine goes wrong
     */
    public static void main(String... arguments) {
        CrashSite site = Site.named(arguments[0]);
        Path folder = Path.of(arguments[1]);
        AckLog sent = AckLog.append(folder.resolve(Children.SENT));
        Notifier gateway = message -> sent.add(message.key() + " " + message.about());
        Office office = arguments.length > 4
                ? Office.virtual(site.open(), Instant.parse(arguments[3]), Long.parseLong(arguments[4]), gateway)
                : Office.real(site.open(), Duration.parse(arguments[3]), gateway);
        AckLog acks = AckLog.append(folder.resolve(Children.acks(arguments[2])));
        acks.add(Children.READY);
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
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            Runtime.getRuntime().halt(3);
        }
    }

    private void pump() {
        office.pass(STEP);
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

        /** A repeated turn hears again what it has noted before. */
        private final Set<String> told = new HashSet<>();

        private int count;

        Turn(String worker) {
            this.worker = worker;
        }

        @Override
        public void run() {
            count++;
            patiently(() -> take(worker + "-" + count));
            patiently(() -> editTheSame(worker + "-" + count));
            patiently(this::addTheSame);
        }

        /** All processes change one lead: of those who made the same version of it only one may be told so. */
        private void editTheSame(String text) {
            CrmSession head = office.head();
            Lead hot = head.leads()
                    .register(Lead.draft().title("hot").contactName("hot").externalKey("crash:hot"));
            try {
                done(head.leads().edit(hot.ref(), Map.of(Lead.NEED, text)));
            } catch (VersionConflictException lost) {
                // Others were faster three times: nothing was promised.
            }
        }

        /** All processes know the same people, and write their numbers in one way or the other. */
        private void addTheSame() {
            String digits = String.format(Locale.ROOT, "%07d", count);
            String phone = worker.endsWith("1") ? "+7916" + digits : "8 (916) " + digits;
            try {
                done(office.head()
                        .clients()
                        .contacts()
                        .add(Values.draft().set(Contact.NAME, digits).set(Contact.PHONES, phone)));
            } catch (InvalidInputException known) {
                // Somebody has added the number before.
            }
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
            String line = view.ref() + " " + view.version();
            if (told.add(line)) {
                acks.add(line);
            }
            return view;
        }
    }
}
