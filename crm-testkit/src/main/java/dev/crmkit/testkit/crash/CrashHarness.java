package dev.crmkit.testkit.crash;

import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.value.RecordRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
 * <p>Each round a process opens the site and works: leads are registered, taken through the process, junked, timers fired,
 * messages sent. It is killed (SIGKILL) some 200 to 1,500 ms after it began to work, every fifth one while it is still
 * opening. Then every acknowledged version must be there, every record whole (its history, its stage records, its task),
 * nothing twice. At the end the pumps run dry: no message and no callback may be left behind. What a killed process does
 * to a disk that loses power is not shown. Not thread-safe.
 */
@ForCallers
public final class CrashHarness {
    static final String READY = "READY";
    static final String SENT = "sent.log";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest one is frozen; it may hold a lock the other waits for. */
    private static final Duration NAP = Duration.ofSeconds(3);

    /** All that is left is read after each of the first kills, and after every so many later ones. */
    private static final int EACH = 25;

    /** More than a process moves its clock on before it is killed. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(20);

    private final Class<? extends CrashSite> type;
    private final Path folder;
    private final Random random;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<RecordRef, Long> acknowledged = new HashMap<>();
    private final Set<String> promised = new HashSet<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> torn = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private long acks;
    private Instant now = Office.OPENING;

    private CrashHarness(Class<? extends CrashSite> type, Path folder, long seed) {
        this.type = type;
        this.folder = folder;
        this.random = new Random(seed);
    }

    /**
     * A harness for one site.
     *
     * @param folder for the logs of the processes
     */
    public static CrashHarness at(Class<? extends CrashSite> site, Path folder) {
        return new CrashHarness(site, folder, 1);
    }

    /** A system property of every process. */
    public CrashHarness setting(String name, String value) {
        settings.put(name, value);
        System.setProperty(name, value);
        return this;
    }

    /** Starts and kills so many processes one after the other; what is left after each is the next one's beginning. */
    public CrashReport kills(int count) {
        CrashSite site = site();
        for (int i = 0; i < count; i++) {
            kill(i);
            site.settle();
            acknowledge("p" + i);
            if (i < EACH || i % EACH == 0) {
                inspect(site, i);
            } else {
                now = now.plus(LONG_ENOUGH);
            }
        }
        return finish(site, count);
    }

    /**
     * Lets several processes work on one store at once, their clocks five minutes apart, until each has been told of so
     * many commands; then kills them all.
     */
    public CrashReport together(int processes, int commands) {
        CrashSite site = site();
        crowd(processes, i -> List.of(Duration.ofMinutes(5L * (i - 1)).toString()), started -> {
            for (int i = 0; i < processes; i++) {
                await(started.get(i), name(i), commands);
                requireAlive(started.get(i), name(i));
            }
        });
        site.settle();
        inspect(site, processes);
        return report(processes, 0, repeated());
    }

    /**
     * Freezes one of two processes at a random moment until the other has been told of so many commands, or for some
     * seconds where it holds a lock the other waits for, and wakes it up:
     * what it had leased has long been taken by the other. Their virtual clocks run apart, so that leases are taken away
     * from one who is awake as well. Needs the command {@code kill}.
     */
    public CrashReport frozen(int rounds, int commands) {
        CrashSite site = site();
        crowd(2, i -> List.of(now.toString(), Long.toString(i + 1_000L)), started -> {
            await(started.get(0), name(0), commands);
            await(started.get(1), name(1), commands);
            for (int round = 0; round < rounds; round++) {
                int asleep = round % 2;
                int awake = 1 - asleep;
                signal("-STOP", started.get(asleep));
                int told = AckLog.read(folder.resolve(acks(name(awake)))).size();
                reaches(started.get(awake), name(awake), told + commands, NAP);
                signal("-CONT", started.get(asleep));
                await(
                        started.get(asleep),
                        name(asleep),
                        AckLog.read(folder.resolve(acks(name(asleep)))).size() + 1);
                requireAlive(started.get(awake), name(awake));
            }
        });
        site.settle();
        inspect(site, rounds);
        return finish(site, 2);
    }

    /** What is done with processes that work at the same time. */
    private interface Watch {
        void over(List<Process> started) throws InterruptedException;
    }

    private void crowd(int processes, IntFunction<List<String>> time, Watch watch) {
        List<Process> started = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                started.add(start(name(i), time.apply(i).toArray(String[]::new)));
            }
            watch.over(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            started.forEach(process -> process.destroyForcibly().onExit().join());
        }
        for (int i = 0; i < processes; i++) {
            acknowledge(name(i));
        }
    }

    private static String name(int process) {
        return "n" + process;
    }

    private static void signal(String signal, Process process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CrashSite site() {
        try {
            return Site.named(type.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A site needs a constructor without parameters: " + type.getName(), e);
        }
    }

    private void kill(int round) {
        String name = "p" + round;
        Process process = start(name, now.toString(), Long.toString(round + 1_000L));
        try {
            if (round % 5 == 4) {
                process.waitFor(random.nextInt(200, 900), TimeUnit.MILLISECONDS);
            } else {
                await(process, name, 1);
                process.waitFor(random.nextInt(200, 1_500), TimeUnit.MILLISECONDS);
            }
            requireAlive(process, name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process start(String name, String... time) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CrashChild.class.getName(),
                type.getName(),
                folder.toString(),
                name));
        command.addAll(List.of(time));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until its log has so many lines; the first one says that it is ready. */
    private void await(Process process, String name, int lines) throws InterruptedException {
        if (!reaches(process, name, lines, PATIENCE) && process.isAlive()) {
            throw new IllegalStateException("The process " + name + " came to a standstill:\n" + told(name));
        }
    }

    private boolean reaches(Process process, String name, int lines, Duration patience) throws InterruptedException {
        for (long i = 0; i < patience.toMillis() / 5; i++) {
            if (AckLog.read(folder.resolve(acks(name))).size() >= lines) {
                return true;
            }
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private void requireAlive(Process process, String name) {
        if (!process.isAlive()) {
            throw new IllegalStateException("The process ended by itself:\n" + told(name));
        }
    }

    private String told(String name) {
        try {
            return Files.readString(folder.resolve(name + ".out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String acks(String name) {
        return name + ".ack";
    }

    private void acknowledge(String process) {
        AckLog.read(folder.resolve(acks(process))).stream()
                .filter(line -> !line.equals(READY))
                .forEach(this::acknowledgeLine);
    }

    private void inspect(CrashSite site, int round) {
        try (CrmStore store = site.open()) {
            Schema schema = Definitions.shipped().build().schema();
            store.migrate(schema);
            Remains remains = Remains.of(store, schema);
            judge(remains, round);
            now = remains.latest().plusSeconds(60);
        }
    }

    private void acknowledgeLine(String line) {
        int space = line.indexOf(' ');
        acks++;
        if (!promised.add(line)) {
            doubled.add("two commands were told that they made " + line);
        }
        acknowledged.merge(
                RecordRef.parse(line.substring(0, space)), Long.valueOf(line.substring(space + 1)), Math::max);
    }

    private void judge(Remains remains, int round) {
        String when = " after kill " + round;
        remains.lost(acknowledged).forEach(each -> lost.add(each + when));
        remains.torn().forEach(each -> torn.add(each + when));
        remains.sentTooEarly(AckLog.read(folder.resolve(SENT))).forEach(each -> torn.add(each + when));
        remains.doubled().forEach(each -> doubled.add(each + when));
        remains.early().forEach(each -> doubled.add(each + when));
        acknowledged.keySet().removeIf(ref -> !remains.lost(Map.of(ref, 1L)).isEmpty());
    }

    /** Ten quiet days, and the last look. */
    private CrashReport finish(CrashSite site, int kills) {
        AckLog sent = AckLog.append(folder.resolve(SENT));
        try (CrmStore store = site.open();
                Office office =
                        Office.virtual(store, now, 1, message -> sent.add(message.key() + " " + message.about()))) {
            for (int day = 0; day < 10; day++) {
                office.pass(Duration.ofDays(1));
                office.crm().fireTimers();
                office.crm().sendMessages();
            }
            Remains remains = Remains.of(store, office.crm().definitions().schema());
            judge(remains, kills);
            remains.undone().forEach(torn::add);
            return report(kills, remains.unacknowledged(acknowledged.keySet()), repeated());
        } finally {
            sent.close();
        }
    }

    private long repeated() {
        List<String> keys = AckLog.read(folder.resolve(SENT)).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        return keys.size() - keys.stream().distinct().count();
    }

    private CrashReport report(int kills, long unacknowledged, long repeated) {
        return new CrashReport(kills, acks, unacknowledged, repeated, lost, torn, doubled);
    }
}
