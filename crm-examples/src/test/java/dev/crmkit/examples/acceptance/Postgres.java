package dev.crmkit.examples.acceptance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** PostgreSQL for the worked examples: one pool for all of them, a schema for each. */
final class Postgres {
    private static final int CONNECTIONS = 20;
    private static final HikariDataSource POOL = pool();

    private Postgres() {}

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.shared().url());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** A schema of its own, which stays until the server of the tests goes. */
    static DataSource schema() {
        PostgresSchema schema = PostgresServer.shared().schema();
        return (DataSource) Proxy.newProxyInstance(
                Postgres.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(POOL, arguments);
                        if (result instanceof Connection connection) {
                            connection.setSchema(schema.name());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
