package dev.crmkit.testkit.postgres;

import dev.crmkit.spi.ForCallers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A PostgreSQL server of the test's own, to be killed, restarted and replaced by its standby. It starts without
 * {@code fsync}: safe against the death of processes, and fast. Thread-safe as far as the server is; not to be told to do
 * two things at once.
 */
@ForCallers
public final class PostgresNode implements AutoCloseable {
    private final Postmaster postmaster;
    private final Thread hook = new Thread(this::end, "stops PostgreSQL");

    private PostgresNode(Postmaster postmaster) {
        this.postmaster = postmaster;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A new server with an empty database. */
    public static PostgresNode start() {
        return start(Map.of());
    }

    /**
     * A new server with an empty database.
     *
     * @param settings as in {@code postgresql.conf}, such as {@code fsync} and {@code on}
     * @throws IllegalStateException when it cannot be started; the message tells why and what to do
     */
    public static PostgresNode start(Map<String, String> settings) {
        return started(() -> Postmaster.ofNewDatabase(Installation.ofThisMachine(), settings));
    }

    /** How to connect; stays the same when the server is restarted. */
    public PostgresServer server() {
        return PostgresServer.onPort(port());
    }

    /** A new standby that follows this server, and answers queries. What it has not yet received is lost with this one. */
    public PostgresNode standby(String name) {
        return started(() -> postmaster.standby(name));
    }

    /** A new standby that every commit on this server waits for from now on: none is lost. */
    public PostgresNode synchronousStandby(String name) {
        PostgresNode standby = standby(name);
        Replication.waitFor(name, server());
        return standby;
    }

    /** Makes a standby the primary; returns when it takes writes. */
    public void promote() {
        run(postmaster::promote);
    }

    /** Ends all its processes by SIGKILL: clients are not told. */
    public void kill() {
        run(postmaster::kill);
    }

    /** Stops it at once and without order: clients are told, the next start recovers from the log. */
    public void abort() {
        run(postmaster::abort);
    }

    /** Starts it again on its data, after an {@link #abort()} if it runs. */
    public void restart() {
        run(postmaster::restart);
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // the JVM runs the hook just now
        }
    }

    int port() {
        return postmaster.port();
    }

    private void end() {
        run(postmaster::delete);
    }

    private static PostgresNode started(Start start) {
        try {
            return new PostgresNode(start.postmaster());
        } catch (IOException e) {
            throw NotStarted.because(e);
        }
    }

    private static void run(Order order) {
        try {
            order.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return server().url();
    }

    @FunctionalInterface
    private interface Start {
        Postmaster postmaster() throws IOException;
    }

    @FunctionalInterface
    private interface Order {
        void run() throws IOException;
    }
}
