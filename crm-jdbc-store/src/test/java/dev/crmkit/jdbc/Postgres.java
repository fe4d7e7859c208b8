package dev.crmkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * Schemas of PostgreSQL for tests. One pool serves them all, as a pooler of transactions would: a connection remembers
 * nothing and no statement is kept in the server.
 */
final class Postgres {
    private static final int CONNECTIONS = 20;

    /** As many as one test holds, and a few more. */
    private static final int KEPT = 5;

    private static final HikariDataSource POOL = pool("prepareThreshold=0");
    private static final Deque<PostgresSchema> SCHEMAS = new ArrayDeque<>();

    private Postgres() {}

    /** A pool on the server of the tests. */
    static HikariDataSource pool(String parameter) {
        return poolAt(PostgresServer.shared().url(), parameter);
    }

    static HikariDataSource poolAt(String url, String parameter) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + parameter);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** An empty schema. */
    static synchronized DataSource empty() {
        return in(newSchema());
    }

    /** An empty schema where nobody waits long for a lock. */
    static synchronized DataSource impatient() {
        return PostgresServer.at(newSchema().url() + "&options=-c%20lock_timeout=50")
                .dataSource();
    }

    private static DataSource in(PostgresSchema schema) {
        return Wrapped.source(POOL, connection -> connection.setSchema(schema.name()));
    }

    private static PostgresSchema newSchema() {
        PostgresSchema schema = PostgresServer.shared().schema();
        SCHEMAS.addLast(schema);
        if (SCHEMAS.size() > KEPT) {
            SCHEMAS.removeFirst().close();
        }
        return schema;
    }
}
