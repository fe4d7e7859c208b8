package dev.crmkit.examples.architecture.broken.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

final class PreparesItself {
    private PreparesItself() {}

    static PreparedStatement prepare(Connection connection, String name) throws SQLException {
        return connection.prepareStatement("SELECT 1 FROM " + name);
    }
}
