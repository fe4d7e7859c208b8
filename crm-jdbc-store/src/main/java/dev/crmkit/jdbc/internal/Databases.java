package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The databases the store runs on. */
final class Databases {
    private static final List<Dialect> DIALECTS = List.of(new H2Dialect(), new PostgresDialect());

    private Databases() {}

    /**
     * The dialect of the database the connection leads to.
     *
     * @throws StorageException when there is none
     */
    static Dialect dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return DIALECTS.stream()
                .filter(dialect -> dialect.name().equals(product))
                .findFirst()
                .orElseThrow(() -> new StorageException("The store does not run on " + product + ", only on "
                        + String.join(", ", DIALECTS.stream().map(Dialect::name).toList())));
    }
}
