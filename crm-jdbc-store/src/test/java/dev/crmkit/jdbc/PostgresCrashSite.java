package dev.crmkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.crash.CrashSite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server that stays while the processes die. */
class PostgresCrashSite implements CrashSite {
    static final String URL = "crash.url";
    private static final String OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    @Override
    public CrmStore open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getProperty(URL));
        config.setMaximumPoolSize(6);
        HikariDataSource pool = new HikariDataSource(config);
        return new Opened(JdbcStore.on(pool), pool::close);
    }

    /** The server may be committing for the dead process still. */
    @Override
    public void settle() {
        try (Connection connection = DriverManager.getConnection(System.getProperty(URL));
                Statement statement = connection.createStatement()) {
            while (others(statement) > 0) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long others(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery(OTHERS)) {
            count.next();
            return count.getLong(1);
        }
    }
}
