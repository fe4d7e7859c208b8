package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;

/** A dead-lock, a lost connection, a busy lock: repeating the whole command may succeed. */
@ForCallers
public final class TransientStorageException extends StorageException {
    private static final long serialVersionUID = 1L;

    public TransientStorageException(String message, Throwable cause) {
        super("STORAGE_TRANSIENT", message, cause);
    }
}
