package dev.crmkit.spi.storage;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.ForCallers;

/**
 * The storage failed. After any storage exception the unit of work is dead: it can only be rolled back.
 *
 * <p>Messages name no SQL and no values.
 */
@ForCallers
public class StorageException extends CrmException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super("STORAGE", message);
    }

    public StorageException(String message, Throwable cause) {
        super("STORAGE", message, cause);
    }

    protected StorageException(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
