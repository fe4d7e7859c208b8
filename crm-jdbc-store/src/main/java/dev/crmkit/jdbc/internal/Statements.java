package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs SQL on one connection; every call is one round trip. Not thread-safe. */
final class Statements {
    private final Transaction transaction;
    private final Dialect dialect;
    private final Faults faults;
    private @Nullable Ahead ahead;

    Statements(Transaction transaction, Dialect dialect, Faults faults) {
        this.transaction = transaction;
        this.dialect = dialect;
        this.faults = faults;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    interface Reader<R> {
        R read(Cells row) throws SQLException;
    }

    /**
     * What goes ahead of the next text.
     *
     * @param judge throws when the answer is not as it must be
     */
    private record Ahead(Sql sql, Consumer<List<Long>> judge) {}

    /**
     * Puts a question for numbers ahead of whatever is run next, in the same text where the database answers several
     * statements at a time.
     *
     * @param judge throws when the answer is not as it must be
     */
    void ahead(Sql question, Consumer<List<Long>> judge) {
        askAhead();
        ahead = new Ahead(question, judge);
    }

    /** Asks now what was put ahead, for an answer that takes no statement. */
    void askAhead() {
        Ahead asked = ahead;
        ahead = null;
        if (asked != null) {
            asked.judge.accept(rows(asked.sql, Cells::count));
        }
    }

    /** Runs a text of which one statement gives rows. */
    <R> List<R> rows(Sql sql, Reader<R> reader) {
        return rows(List.of(), reader, sql, reader);
    }

    /**
     * Runs a text of several statements.
     *
     * @param ahead give rows for the witness to read
     * @param sql gives the rows of the answer
     */
    <W, R> List<R> rows(List<Sql> ahead, Reader<W> witness, Sql sql, Reader<R> reader) {
        if (!dialect.answersMany()) {
            askAhead();
        }
        Ahead first = this.ahead;
        this.ahead = null;
        List<Sql> texts = new ArrayList<>(ahead);
        texts.add(sql);
        if (first != null) {
            texts.add(0, first.sql);
        }
        try (PreparedStatement statement = prepare(Sql.joined("; ", texts))) {
            boolean rows = statement.execute();
            if (first != null) {
                first.judge.accept(read(nextRows(statement, rows), Cells::count));
                rows = statement.getMoreResults();
            }
            for (int i = 0; i < ahead.size(); i++) {
                read(nextRows(statement, rows), witness);
                rows = statement.getMoreResults();
            }
            return read(nextRows(statement, rows), reader);
        } catch (SQLException e) {
            throw faults.translate(e);
        }
    }

    /** Passes over the results of statements that give no rows. */
    private static ResultSet nextRows(PreparedStatement statement, boolean atRows) throws SQLException {
        boolean rows = atRows;
        while (!rows) {
            if (statement.getUpdateCount() < 0) {
                throw new SQLException("No rows");
            }
            rows = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private static <R> List<R> read(ResultSet found, Reader<R> reader) throws SQLException {
        try (found) {
            List<R> rows = new ArrayList<>();
            Cells cells = new Cells(found);
            while (found.next()) {
                rows.add(reader.read(cells.at(1)));
            }
            return rows;
        }
    }

    /** Runs a text whose first statement gives no rows. */
    void run(Sql sql) {
        askAhead();
        try (PreparedStatement statement = prepare(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw faults.translate(e);
        }
    }

    private PreparedStatement prepare(Sql sql) throws SQLException {
        String opening = transaction.opening();
        String text = opening.isEmpty() ? sql.text() : opening + sql.text();
        PreparedStatement statement = connection().prepareStatement(text);
        try {
            bind(statement, sql.binds());
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private Connection connection() {
        return transaction.connection();
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
        return value instanceof List<?> many ? array(type, many) : single(value);
    }

    private @Nullable Object single(@Nullable Object value) {
        if (value != null && !dialect.keeps(value)) {
            throw new StorageException("A value is none that the database keeps as it is");
        }
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    private Object array(ColumnType type, List<?> values) throws SQLException {
        Object[] elements = values.stream().map(this::single).toArray();
        return connection().createArrayOf(dialect.elementName(type), elements);
    }
}
