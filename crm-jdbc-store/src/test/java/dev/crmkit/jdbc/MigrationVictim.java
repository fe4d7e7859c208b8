package dev.crmkit.jdbc;

import dev.crmkit.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A process that stops in the middle of a migration and waits to be killed. */
final class MigrationVictim {
    /** What it says when it has come so far. */
    static final String THERE = "THERE";

    private MigrationVictim() {}

    static Process start(String url, int statements) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigrationVictim.class.getName(),
                        url,
                        Integer.toString(statements)))
                .redirectErrorStream(true)
                .start();
    }

    /**
     * Migrates twice, and stops in the second one.
     *
     * @param arguments the URL of the database, and after how many statements to stop
     */
    public static void main(String... arguments) {
        DataSource source = arguments[0].contains(":h2:")
                ? H2.source(arguments[0])
                : PostgresServer.at(arguments[0]).dataSource();
        Workbench bench = Workbench.over(source);
        bench.store.migrate(Shapes.before());
        bench.insert(Shapes.OLD);
        JdbcStore.on(Mortal.after(Integer.parseInt(arguments[1]), source, MigrationVictim::stop))
                .migrate(Shapes.after());
    }

    private static void stop() {
        System.out.println(THERE);
        while (true) {
            LockSupport.park();
        }
    }
}
