package dev.crmkit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;

/** The storage contract on PostgreSQL. */
class PostgresStoreTest implements StoreContract {
    private static final PostgresSchema SCHEMA = PostgresServer.shared().schema();
    private static final HikariDataSource POOL = Postgres.poolAt(SCHEMA.url(), "ApplicationName=contract");

    @AfterAll
    static void close() {
        POOL.close();
        SCHEMA.close();
    }

    @Override
    public StoreFixture store() {
        return StoreFixture.open(() -> JdbcStore.on(POOL)).wipe(SCHEMA::clear).host(() -> HostConnection.begin(POOL));
    }
}
