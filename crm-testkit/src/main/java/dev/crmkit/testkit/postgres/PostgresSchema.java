package dev.crmkit.testkit.postgres;

import dev.crmkit.spi.ForCallers;
import javax.sql.DataSource;

/** A schema for one test: what is named without a schema is made and found in this one only. Thread-safe. */
@ForCallers
public final class PostgresSchema implements AutoCloseable {
    private final PostgresServer server;
    private final String name;

    private PostgresSchema(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The server makes up the name, so that tests of several machines may share one. */
    static PostgresSchema createdOn(PostgresServer server) {
        String name = server.ask("SELECT 'test_' || replace(gen_random_uuid()::text, '-', '')");
        server.execute("CREATE SCHEMA " + name);
        return new PostgresSchema(server, name);
    }

    public String name() {
        return name;
    }

    /** The URL of the server, with this schema as the current one. */
    public String url() {
        return here().url();
    }

    /** Opens a new connection each time: no pool. */
    public DataSource dataSource() {
        return here().dataSource();
    }

    /** Drops everything in it; the schema stays, and is empty again. */
    public void clear() {
        server.execute("DROP SCHEMA " + name + " CASCADE", "CREATE SCHEMA " + name);
    }

    /** Drops the schema and everything in it. */
    @Override
    public void close() {
        server.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
    }

    private PostgresServer here() {
        return server.with("currentSchema=" + name);
    }

    @Override
    public String toString() {
        return url();
    }
}
