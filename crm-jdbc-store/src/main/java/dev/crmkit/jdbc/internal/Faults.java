package dev.crmkit.jdbc.internal;

import dev.crmkit.jdbc.internal.SchemaLayout.UniqueKey;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.TransientStorageException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a refusal of the database means. The answer carries no SQL and no values, in no cause either. */
final class Faults {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01", "57P01", "25006", "HYT00");
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
        return isTransient(fault) || dialect.isTransient(fault)
                ? new TransientStorageException("The database is busy or out of reach", bare(fault))
                : new StorageException("The database refused the work: " + codes(fault), bare(fault));
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
