package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on one connection: our own, which we begin and end, or the host's, which the host ends.
 *
 * <p>A connection that comes with auto-commit off is taken to be inside a transaction of the host.
 */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final boolean own;
    private final boolean closing;
    private @Nullable Integer isolation;
    private String opening = "";
    private boolean committed;
    private @Nullable Lock turn;

    private Transaction(Connection connection, boolean own, boolean closing) {
        this.connection = connection;
        this.own = own;
        this.closing = closing;
    }

    /** Begins a transaction on a connection we asked for, unless it is in one of the host already. */
    static Transaction begin(Connection connection) throws SQLException {
        Transaction begun = new Transaction(connection, connection.getAutoCommit(), true);
        if (begun.own) {
            connection.setAutoCommit(false);
        }
        return begun;
    }

    /** Joins the transaction of a connection the host lends us. */
    static Transaction join(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new StorageException("The host's connection has auto-commit on: begin a transaction first");
        }
        return new Transaction(connection, false, false);
    }

    /**
     * Makes a transaction of ours READ COMMITTED, whatever connections are by default.
     *
     * @param statement does it at the head of the first text; if empty the driver is asked to
     */
    void isolate(String statement) throws SQLException {
        if (own && statement.isEmpty()) {
            isolation = connection.getTransactionIsolation();
            setIsolation(Connection.TRANSACTION_READ_COMMITTED);
        } else if (own) {
            opening = statement + "; ";
        }
    }

    private void setIsolation(int level) throws SQLException {
        if (connection.getTransactionIsolation() != level) {
            connection.setTransactionIsolation(level);
        }
    }

    /**
     * Waits for its turn to write and keeps it to the end. A transaction of the host, whose end we do not see, cannot: it
     * would be waited for while it waits.
     */
    void takeTurn(Lock writer) {
        if (own) {
            writer.lock();
            turn = writer;
        }
    }

    /** What the next text must begin with. */
    String opening() {
        String first = opening;
        opening = "";
        return first;
    }

    Connection connection() {
        return connection;
    }

    /** Whether ending it is our business. */
    boolean isOwn() {
        return own;
    }

    /** Commits what is ours to commit; nothing is to follow. */
    void commit() throws SQLException {
        checkpoint();
        committed = true;
    }

    /** Commits what is ours so far and goes on. */
    void checkpoint() throws SQLException {
        if (own) {
            connection.commit();
        }
    }

    /** Rolls back what has not been committed and gives the connection back as it came. */
    @Override
    public void close() throws SQLException {
        try {
            if (own) {
                restore();
            }
        } finally {
            giveBack();
        }
    }

    private void giveBack() throws SQLException {
        try {
            if (closing) {
                connection.close();
            }
        } finally {
            if (turn != null) {
                turn.unlock();
            }
        }
    }

    private void restore() throws SQLException {
        if (!committed) {
            connection.rollback();
        }
        if (isolation != null) {
            setIsolation(isolation);
        }
        connection.setAutoCommit(true);
    }
}
