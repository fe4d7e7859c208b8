package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How a standby comes to be: by a copy of the data of a running server, without further programs. */
final class Replication {
    private static final int FIRST_WITH_SHORT_NAMES = 15;
    private static final int TRIES = 600;

    private Replication() {}

    static void copy(Postmaster primary, Postmaster standby, String name) throws IOException {
        String label = copyData(primary, standby.data());
        Files.writeString(standby.data().resolve("backup_label"), label);
        Files.createFile(standby.data().resolve("standby.signal"));
        Settings settings = standby.settings();
        settings.add(
                "primary_conninfo",
                "host=127.0.0.1 port=" + primary.port() + " user=postgres application_name=" + word(name));
        settings.add("synchronous_standby_names", "");
    }

    /** Lets commits on the primary wait for that standby, and returns when they do. */
    static void waitFor(String standby, PostgresServer primary) {
        primary.execute(
                "ALTER SYSTEM SET synchronous_standby_names = '" + word(standby) + "'", "SELECT pg_reload_conf()");
        String inStep = "SELECT count(r.pid) FROM pg_sleep(0.02) LEFT JOIN pg_stat_replication r"
                + " ON r.sync_state = 'sync' AND r.application_name = '" + standby + "'";
        for (int i = 0; i < TRIES; i++) {
            if (primary.ask(inStep).equals("1")) {
                return;
            }
        }
        throw new IllegalStateException("The standby " + standby + " does not catch up");
    }

    /** One session from the start of the copy to its end, or the server forgets it. */
    private static String copyData(Postmaster primary, Path target) throws IOException {
        boolean shortNames = primary.major() >= FIRST_WITH_SHORT_NAMES;
        try (Connection connection =
                        PostgresServer.onPort(primary.port()).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    shortNames
                            ? "SELECT pg_backup_start('copy', true)"
                            : "SELECT pg_start_backup('copy', true, false)");
            DataCopy.make(primary.data(), target);
            String stop = shortNames ? "pg_backup_stop(false)" : "pg_stop_backup(false)";
            try (ResultSet result = statement.executeQuery("SELECT labelfile FROM " + stop)) {
                result.next();
                return result.getString(1);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String word(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a plain word of lower-case letters: " + name);
        }
        return name;
    }
}
