package dev.crmkit.testkit.crash;

import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.crash.Children.Child;
import dev.crmkit.testkit.gen.Dice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Kills processes at random moments and looks at what is left.
 *
 * <pre>{@code
 * CrashReport report = CrashHarness.at(MySite.class, folder).setting("my.url", url).kills(100);
 * assertThat(report.isClean()).as(report.toString()).isTrue();
 * }</pre>
 *
 * <p>The processes open the site and work: leads are registered, taken through the process, junked, timers fired, messages
 * sent. Afterwards every acknowledged version must be there, every record whole (its history, its stage records, its
 * task), nothing twice. What a killed process does to a disk that loses power is not shown. Not thread-safe.
 */
@ForCallers
public final class CrashHarness {
    /** All that is left is read after each of the first kills, and after every so many later ones. */
    private static final int EACH = 25;

    /** More than a process moves its clock on before it is killed. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(20);

    /** The longest a process is frozen; it may hold a lock the other waits for. */
    private static final Duration NAP = Duration.ofSeconds(3);

    private final Class<? extends CrashSite> type;
    private final Children children;
    private final Findings findings = new Findings();
    private final Dice dice = Dice.of(1, "crash");

    private CrashHarness(Class<? extends CrashSite> type, Path folder) {
        this.type = type;
        this.children = new Children(type, folder);
    }

    /**
     * A harness for one site.
     *
     * @param folder for the logs of the processes
     */
    public static CrashHarness at(Class<? extends CrashSite> site, Path folder) {
        return new CrashHarness(site, folder);
    }

    /** A system property of every process, this one included. */
    public CrashHarness setting(String name, String value) {
        children.set(name, value);
        System.setProperty(name, value);
        return this;
    }

    /**
     * Starts and kills so many processes one after the other; what is left after each is the next one's beginning. Each is
     * killed some 200 to 1,500 ms after it began to work, every fifth one while it is still opening. In the end the pumps
     * run dry: no message and no callback may be left behind.
     */
    public CrashReport kills(int count) {
        CrashSite site = Site.named(type.getName());
        Instant now = Office.OPENING;
        for (int i = 0; i < count; i++) {
            kill(children.start("p" + i, now.toString(), Long.toString(i + 1_000L)), i);
            site.settle();
            findings.acknowledge(children.told("p" + i));
            now = i < EACH || i % EACH == 0
                    ? inspect(site, " after kill " + i).latest().plusSeconds(60)
                    : now.plus(LONG_ENOUGH);
        }
        return finish(site, now, count);
    }

    private void kill(Child child, int round) {
        try {
            if (round % 5 == 4) {
                child.process().waitFor(dice.between(200, 900), TimeUnit.MILLISECONDS);
            } else {
                children.await(child, 1);
                child.process().waitFor(dice.between(200, 1_500), TimeUnit.MILLISECONDS);
            }
            children.requireAlive(child);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            child.kill();
        }
    }

    /**
     * Lets several processes work on one store at once, their clocks five minutes apart, until each has been told of so
     * many commands; then kills them all.
     */
    public CrashReport together(int processes, int commands) {
        CrashSite site = Site.named(type.getName());
        crowd(processes, i -> List.of(Duration.ofMinutes(5L * (i - 1)).toString()), crowd -> {
            for (Child child : crowd) {
                children.await(child, commands);
                children.requireAlive(child);
            }
        });
        site.settle();
        Remains remains = inspect(site, "");
        if (remains.callbacks() == 0) {
            throw new IllegalStateException("No timer fired, so nothing was shown of timers: ask for more commands");
        }
        return findings.report(processes, remains, AckLog.read(children.sent()));
    }

    /**
     * Freezes one of two processes at a random moment until the other has been told of so many commands, or for some
     * seconds where it holds a lock the other waits for, and wakes it up: what it had leased has long been taken by the
     * other. Their virtual clocks run apart, so that leases are taken away from one who is awake as well. Needs the
     * command {@code kill}.
     */
    public CrashReport frozen(int rounds, int commands) {
        CrashSite site = Site.named(type.getName());
        crowd(2, i -> List.of(Office.OPENING.toString(), Long.toString(i + 1_000L)), crowd -> {
            children.await(crowd.get(0), commands);
            children.await(crowd.get(1), commands);
            for (int round = 0; round < rounds; round++) {
                freeze(crowd.get(round % 2), crowd.get(1 - round % 2), commands);
            }
        });
        site.settle();
        Instant now = inspect(site, "").latest().plusSeconds(60);
        return finish(site, now, 2);
    }

    private void freeze(Child asleep, Child awake, int commands) throws InterruptedException {
        Children.signal("-STOP", asleep);
        children.reaches(awake, children.told(awake.name()).size() + commands, NAP);
        Children.signal("-CONT", asleep);
        children.await(asleep, children.told(asleep.name()).size() + 1);
        children.requireAlive(asleep);
        children.requireAlive(awake);
    }

    /** What is done with processes that work at the same time. */
    private interface Watch {
        void over(List<Child> crowd) throws InterruptedException;
    }

    private void crowd(int processes, IntFunction<List<String>> time, Watch watch) {
        List<Child> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                crowd.add(children.start("n" + i, time.apply(i).toArray(String[]::new)));
            }
            watch.over(crowd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            crowd.forEach(Child::kill);
        }
        crowd.forEach(child -> findings.acknowledge(children.told(child.name())));
    }

    private Remains inspect(CrashSite site, String when) {
        try (CrmStore store = site.open()) {
            Schema schema = Definitions.shipped().build().schema();
            store.migrate(schema);
            Remains remains = Remains.of(store, schema);
            findings.judge(remains, AckLog.read(children.sent()), when);
            return remains;
        }
    }

    /** Ten quiet days, and the last look. */
    private CrashReport finish(CrashSite site, Instant now, int kills) {
        try (AckLog sent = AckLog.append(children.sent());
                CrmStore store = site.open();
                Office office =
                        Office.virtual(store, now, 1, message -> sent.add(message.key() + " " + message.about()))) {
            for (int day = 0; day < 10; day++) {
                office.pass(Duration.ofDays(1));
                office.crm().fireTimers();
                office.crm().sendMessages();
            }
            Remains remains = Remains.of(store, office.crm().definitions().schema());
            List<String> log = AckLog.read(children.sent());
            findings.judge(remains, log, " in the end");
            findings.judgeUndone(remains, log);
            return findings.report(kills, remains, log);
        }
    }
}
