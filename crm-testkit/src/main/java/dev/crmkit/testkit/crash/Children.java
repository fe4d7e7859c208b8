package dev.crmkit.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts processes on one site, waits for what they note, and ends them. Not thread-safe. */
final class Children {
    static final String READY = "READY";
    static final String SENT = "sent.log";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Class<? extends CrashSite> site;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();

    Children(Class<? extends CrashSite> site, Path folder) {
        this.site = site;
        this.folder = folder;
    }

    /** One process. */
    record Child(String name, Process process) {
        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    Path sent() {
        return folder.resolve(SENT);
    }

    static String acks(String name) {
        return name + ".ack";
    }

    List<String> told(String name) {
        return AckLog.read(folder.resolve(acks(name)));
    }

    /** @param time what the process is told of time */
    Child start(String name, String... time) {
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
                site.getName(),
                folder.toString(),
                name));
        command.addAll(List.of(time));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".out").toFile())
                    .start();
            return new Child(name, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until its log has so many lines; the first one says that it is ready. */
    void await(Child child, int lines) throws InterruptedException {
        if (!reaches(child, lines, PATIENCE) && child.process.isAlive()) {
            throw new IllegalStateException("The process came to a standstill:\n" + said(child));
        }
    }

    boolean reaches(Child child, int lines, Duration patience) throws InterruptedException {
        for (long i = 0; i < patience.toMillis() / 5; i++) {
            if (told(child.name).size() >= lines) {
                return true;
            }
            if (child.process.waitFor(5, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    void requireAlive(Child child) {
        if (!child.process.isAlive()) {
            throw new IllegalStateException("The process ended by itself:\n" + said(child));
        }
    }

    private String said(Child child) {
        try {
            return Files.readString(folder.resolve(child.name + ".out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void signal(String signal, Child child) throws InterruptedException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(child.process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
