package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.StorageException;
import java.sql.SQLException;
import java.util.List;

/**
 * The list of the steps taken, each with the time of the database. Where DDL commits by itself a step is entered before it
 * is taken and dated afterwards: one that was cut short is neither missing nor there twice.
 */
final class Journal {
    static final String TABLE = "crm_schema_journal";

    private final Transaction transaction;
    private final Statements statements;
    private final Dialect dialect;

    Journal(Transaction transaction, Statements statements, Dialect dialect) {
        this.transaction = transaction;
        this.statements = statements;
        this.dialect = dialect;
    }

    /** The step that makes the journal itself. */
    static String creation(Dialect dialect) {
        return "CREATE TABLE IF NOT EXISTS " + TABLE
                + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, step varchar NOT NULL, "
                + "applied_at timestamp(6) with time zone DEFAULT " + dialect.clock() + ")";
    }

    /**
     * Takes the steps one by one.
     *
     * @param steps all that are left
     */
    void take(List<String> steps) throws SQLException {
        if (!dialect.commitsDdl()) {
            for (String step : steps) {
                statements.run(Sql.of(step));
                enter(step, "DEFAULT");
            }
            return;
        }
        settle(steps);
        for (String step : steps) {
            if (step.equals(creation(dialect))) {
                statements.run(Sql.of(step));
                enter(step, "DEFAULT");
            } else {
                takeAlone(step);
            }
            transaction.checkpoint();
        }
    }

    private void takeAlone(String step) throws SQLException {
        statements.run(Sql.of("DELETE FROM " + TABLE + " WHERE id = (SELECT MAX(id) FROM " + TABLE + ") AND step = ")
                .bind(ColumnType.UNBOUNDED, step));
        enter(step, "NULL");
        try {
            statements.run(Sql.of(step));
        } catch (StorageException refused) {
            forget(refused);
            throw refused;
        }
        date();
    }

    private void enter(String step, String appliedAt) {
        statements.run(Sql.of("INSERT INTO " + TABLE + " (step, applied_at) VALUES (")
                .bind(ColumnType.UNBOUNDED, step)
                .add(", " + appliedAt + ")"));
    }

    /** The step that was entered has been taken. */
    private void date() {
        statements.run(
                Sql.of("UPDATE " + TABLE + " SET applied_at = " + dialect.clock() + " WHERE applied_at IS NULL"));
    }

    /** The step that was entered was refused; where nobody answers any more it is settled the next time. */
    private void forget(StorageException refused) {
        try {
            deleteEntered();
            transaction.checkpoint();
        } catch (StorageException | SQLException lost) {
            refused.addSuppressed(lost);
        }
    }

    private void deleteEntered() {
        statements.run(Sql.of("DELETE FROM " + TABLE + " WHERE applied_at IS NULL"));
    }

    /** What a migration died in was taken if it is not among the steps that are left. */
    private void settle(List<String> left) throws SQLException {
        if (left.contains(creation(dialect))) {
            return;
        }
        if (isEmpty()) {
            enter(creation(dialect), "DEFAULT");
        }
        if (entered().stream().anyMatch(left::contains)) {
            deleteEntered();
        } else {
            date();
        }
        transaction.checkpoint();
    }

    private boolean isEmpty() {
        return statements
                .rows(Sql.of("SELECT COUNT(*) FROM " + TABLE), Cells::count)
                .equals(List.of(0L));
    }

    private List<String> entered() {
        return statements.rows(
                Sql.of("SELECT step FROM " + TABLE + " WHERE applied_at IS NULL"), row -> String.valueOf(row.text()));
    }
}
