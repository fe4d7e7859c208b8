package dev.crmkit.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Where transactions come from. */
@FunctionalInterface
interface Connector {

    /** A transaction of our own, or the host's. */
    Transaction open() throws SQLException;

    /** Asks the data source for a connection each time. */
    static Connector of(DataSource source) {
        return () -> {
            Connection connection = source.getConnection();
            try {
                return Transaction.begin(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        };
    }

    /** Borrows the connection the host is working on. */
    static Connector borrowing(Supplier<Connection> host) {
        return () -> Transaction.join(host.get());
    }
}
