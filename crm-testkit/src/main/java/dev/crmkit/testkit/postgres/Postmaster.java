package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One server: its folder, its port, its processes. */
final class Postmaster {
    private static final String PATIENCE_SECONDS = "60";

    private final Installation installation;
    private final Path folder;
    private int port;

    private Postmaster(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    static Postmaster ofNewDatabase(Installation installation, Map<String, String> settings) throws IOException {
        Postmaster fresh = new Postmaster(installation, Home.forData());
        return fresh.prepared(() -> fresh.initialise(settings));
    }

    Postmaster standby(String name) throws IOException {
        Postmaster copy = new Postmaster(installation, Home.forData());
        return copy.prepared(() -> Replication.copy(this, copy, name));
    }

    int port() {
        return port;
    }

    int major() {
        return installation.major();
    }

    Path data() {
        return folder.resolve("data");
    }

    Settings settings() {
        return Settings.in(data());
    }

    void promote() throws IOException {
        control("promote");
    }

    void abort() throws IOException {
        control("-m", "immediate", "stop");
    }

    void kill() throws IOException {
        processes().kill();
    }

    void restart() throws IOException {
        if (processes().areThere()) {
            abort();
        }
        start();
    }

    /** Whatever state it is in. */
    void delete() throws IOException {
        try {
            if (processes().areThere()) {
                abort();
            }
        } catch (IOException unwilling) {
            kill();
        }
        Trees.delete(folder);
    }

    private Processes processes() {
        return Processes.of(data());
    }

    private Postmaster prepared(Preparation preparation) throws IOException {
        try {
            installation.account().own(folder);
            preparation.run();
            installation.account().own(folder);
            startOnAnyPort();
            return this;
        } catch (IOException e) {
            delete();
            throw e;
        }
    }

    private void initialise(Map<String, String> settings) throws IOException {
        List<String> flags = new ArrayList<>(installation.localeFlags());
        flags.addAll(
                List.of("-D", data().toString(), "-U", "postgres", "-A", "trust", "--no-sync", "--no-instructions"));
        installation.run(commandLog(), "initdb", flags.toArray(String[]::new));
        settings().addBase();
        settings().add(settings);
    }

    /** The port may be taken between the search and the start. */
    private void startOnAnyPort() throws IOException {
        try {
            startOn(Ports.free());
        } catch (IOException perhapsTaken) {
            startOn(Ports.free());
        }
    }

    private void startOn(int freePort) throws IOException {
        port = freePort;
        settings().add("port", Integer.toString(freePort));
        start();
    }

    private void start() throws IOException {
        Path log = folder.resolve("server.log");
        try {
            control("-l", log.toString(), "start");
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "\n" + Commands.tail(log), e);
        }
    }

    private void control(String... order) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-w", "-t", PATIENCE_SECONDS));
        arguments.addAll(List.of(order));
        installation.run(commandLog(), "pg_ctl", arguments.toArray(String[]::new));
    }

    private Path commandLog() {
        return folder.resolve("commands.log");
    }

    @FunctionalInterface
    private interface Preparation {
        void run() throws IOException;
    }
}
