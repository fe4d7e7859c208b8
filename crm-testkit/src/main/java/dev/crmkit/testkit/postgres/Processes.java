package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The processes of a running server.
 *
 * @param pidFile what the server writes of itself
 */
record Processes(Path pidFile) {
    private static final int LOOKS = 500;
    private static final int PAUSE_MILLIS = 10;
    private static final int MEMORY_LINE = 6;

    static Processes of(Path data) {
        return new Processes(data.resolve("postmaster.pid"));
    }

    boolean areThere() {
        return Files.exists(pidFile);
    }

    /** By SIGKILL, the first one first, so that it does not replace the others; and removes what they cannot any more. */
    void kill() throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        List<ProcessHandle> all = all(Long.parseLong(lines.get(0).strip()));
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(Processes::awaitEnd);
        if (lines.size() > MEMORY_LINE) {
            removeSharedMemory(lines.get(MEMORY_LINE).strip().split(" +"));
        }
        Files.deleteIfExists(pidFile);
    }

    private static List<ProcessHandle> all(long first) {
        return ProcessHandle.of(first).filter(Processes::works).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    /** A process that has ended seems to live until it is buried, which in a container may be never. */
    private static boolean works(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(each -> each.contains("postgres"))
                        .isPresent();
    }

    private static void awaitEnd(ProcessHandle process) {
        for (int i = 0; i < LOOKS && works(process); i++) {
            pause(process);
        }
    }

    private static void pause(ProcessHandle process) {
        try {
            process.onExit().get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Thread.onSpinWait();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The little that marks the data as in use; of such segments a system has few. */
    private static void removeSharedMemory(String[] keyAndId) {
        if (keyAndId.length == 2) {
            Commands.works(List.of("ipcrm", "-m", keyAndId[1]));
        }
    }
}
