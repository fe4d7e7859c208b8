package dev.crmkit.jdbc;

import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.HostTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A host that works on a connection of its own and lets the store work on it too. */
final class HostConnection implements HostTransaction {
    private final Connection connection;
    private final JdbcStore store;

    private HostConnection(Connection connection) {
        this.connection = connection;
        this.store = JdbcStore.inHostTransaction(() -> connection);
    }

    static HostConnection begin(DataSource source) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return new HostConnection(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What JDBC does, and may fail at. */
    @FunctionalInterface
    private interface Step {
        void take() throws SQLException;
    }

    private static void take(Step step) {
        try {
            step.take();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CrmStore store() {
        return store;
    }

    @Override
    public void commit() {
        take(connection::commit);
    }

    @Override
    public void rollback() {
        take(connection::rollback);
    }

    @Override
    public void close() {
        take(() -> {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}
