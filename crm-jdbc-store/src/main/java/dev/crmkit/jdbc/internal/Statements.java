package dev.crmkit.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs SQL on one connection; every call is one round trip. Not thread-safe. */
final class Statements {
    private final Connection connection;
    private final Dialect dialect;
    private final Faults faults;

    Statements(Connection connection, Dialect dialect, Faults faults) {
        this.connection = connection;
        this.dialect = dialect;
        this.faults = faults;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    interface Reader<R> {
        R read(Cells row) throws SQLException;
    }

    /** Runs a text whose first statement gives rows. */
    <R> List<R> rows(Sql sql, Reader<R> reader) {
        try (PreparedStatement statement = prepare(sql);
                ResultSet found = statement.executeQuery()) {
            List<R> rows = new ArrayList<>();
            Cells cells = new Cells(found);
            while (found.next()) {
                rows.add(reader.read(cells.at(1)));
            }
            return rows;
        } catch (SQLException e) {
            throw faults.translate(e);
        }
    }

    /** Runs a text whose first statement gives no rows. */
    void run(Sql sql) {
        try (PreparedStatement statement = prepare(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw faults.translate(e);
        }
    }

    private PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            bind(statement, sql.binds());
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, List<Sql.Bind> binds) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            Sql.Bind bind = binds.get(i);
            Object value = jdbcValue(bind.type(), bind.value());
            if (value == null) {
                statement.setNull(i + 1, bind.type().jdbcType());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private @Nullable Object jdbcValue(ColumnType type, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof List<?> many ? array(type, many) : value;
    }

    private Object array(ColumnType type, List<?> values) throws SQLException {
        Object[] elements = new Object[values.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = values.get(i) instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values.get(i);
        }
        return connection.createArrayOf(dialect.elementName(type), elements);
    }
}
