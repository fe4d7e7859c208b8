package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.SchemaLayout.UniqueKey;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnknownOutcomeException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a refusal of the database means. The answer carries no SQL and no values, in no cause either. */
final class Faults {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TRANSIENT_STATES =
            Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300", "25006", "25P03", "HYT00");

    /** Rolled back for sure: a transaction that had failed, a violated rule, a lost race. */
    private static final Set<String> ROLLED_BACK_CLASSES = Set.of("23", "25", "40");

    private static final String COMPLETION_UNKNOWN = "40003";
    private static final String TRANSACTION_FAILED = "25P02";
    private static final String CONNECTION_CLASS = "08";

    private final Dialect dialect;
    private final Function<String, Optional<UniqueKey>> uniqueKeys;

    /** @param uniqueKeys what the index of a name keeps unique */
    Faults(Dialect dialect, Function<String, Optional<UniqueKey>> uniqueKeys) {
        this.dialect = dialect;
        this.uniqueKeys = uniqueKeys;
    }

    StorageException translate(SQLException fault) {
        if (UNIQUE_VIOLATION.equals(fault.getSQLState())) {
            Optional<UniqueKey> key = dialect.violated(fault)
                    .flatMap(name -> uniqueKeys.apply(name).stream())
                    .findFirst();
            if (key.isPresent()) {
                return new DuplicateKeyException(key.get().type(), key.get().field(), bare(fault));
            }
        }
        if (TRANSACTION_FAILED.equals(fault.getSQLState())) {
            return new StorageException(
                    "The unit of work is over: something in its transaction has failed", bare(fault));
        }
        return isTransient(fault) || dialect.isTransient(fault)
                ? new TransientStorageException("The database is busy or out of reach", bare(fault))
                : new StorageException("The database refused the work: " + codes(fault), bare(fault));
    }

    /** What a refused commit means: unless the database says that it has rolled back, it may have committed. */
    static StorageException ofCommit(SQLException fault, Dialect dialect) {
        String state = String.valueOf(fault.getSQLState());
        boolean rolledBack = state.length() > 1 && ROLLED_BACK_CLASSES.contains(state.substring(0, 2));
        return rolledBack && !state.equals(COMPLETION_UNKNOWN)
                ? new Faults(dialect, name -> Optional.empty()).translate(fault)
                : new UnknownOutcomeException(bare(fault));
    }

    /** For use before the database is known. */
    static StorageException unreachable(SQLException fault) {
        return isTransient(fault)
                ? new TransientStorageException("There is no connection to the database", bare(fault))
                : new StorageException("There is no connection to the database: " + codes(fault), bare(fault));
    }

    private static boolean isTransient(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return fault instanceof SQLTransientException
                || fault instanceof SQLRecoverableException
                || TRANSIENT_STATES.contains(state)
                || state.startsWith(CONNECTION_CLASS);
    }

    /** Where it happened and the codes of it: the message of the driver shows SQL and values. */
    private static SQLException bare(SQLException fault) {
        SQLException bare = new SQLException(codes(fault), fault.getSQLState(), fault.getErrorCode());
        bare.setStackTrace(fault.getStackTrace());
        return bare;
    }

    private static String codes(SQLException fault) {
        return "SQLSTATE " + fault.getSQLState() + ", code " + fault.getErrorCode();
    }
}
