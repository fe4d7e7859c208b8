package dev.crmkit.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The few words the statements written by hand share. */
final class Sql {
    private Sql() {}

    /** Work in a transaction of its own. */
    interface Work<R> {
        R in(Connection connection) throws SQLException;
    }

    static <R> R transaction(DataSource source, Work<R> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            R result = work.in(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /**
     * Gives the room of removed rows to new ones, as a server does by itself from time to time; a file that grew would
     * measure the file system.
     */
    static void vacuum(DataSource source, String table) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("VACUUM (ANALYZE, TRUNCATE FALSE) " + table)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long count(DataSource source, String table) {
        return transaction(source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM " + table);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
