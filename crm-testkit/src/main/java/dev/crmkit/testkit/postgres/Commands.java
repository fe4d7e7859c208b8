package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
final class Commands {
    private static final int PATIENCE_SECONDS = 90;
    private static final int LONGEST_LOG = 4_000;

    private Commands() {}

    /**
     * Runs a program in the folder of its log.
     *
     * @param log a file and no pipe, because a server that the program leaves behind would keep a pipe open
     */
    static void run(List<String> command, Path log) throws IOException {
        Process process = builder(command)
                .directory(log.resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!ended(process)) {
            throw new IOException(String.join(" ", command) + "\n" + tail(log));
        }
    }

    static boolean works(List<String> command) {
        try {
            return ended(builder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException absent) {
            return false;
        }
    }

    /** What a program prints that leaves nothing behind. */
    static String output(List<String> command) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!ended(process)) {
            throw new IOException(String.join(" ", command) + "\n" + printed);
        }
        return printed;
    }

    /** The end of a log file; empty when there is none. */
    static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - LONGEST_LOG));
    }

    /** Variables such as PGDATA and PGPORT are meant for another server. */
    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a program ran");
        } finally {
            process.destroyForcibly();
        }
    }
}
