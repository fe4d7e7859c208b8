package dev.crmkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 databases for tests. */
final class H2 {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private H2() {}

    /** An empty database in memory. */
    static DataSource empty(String settings) {
        return source("jdbc:h2:mem:bench" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;" + settings);
    }

    static DataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    static void dropEverything(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
