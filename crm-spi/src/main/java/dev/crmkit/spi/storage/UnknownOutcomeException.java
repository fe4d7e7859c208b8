package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;

/**
 * The connection was lost while the unit was being committed: its changes are kept whole or not at all, and the store
 * cannot tell which. Repeating is safe with the same idempotency key only.
 */
@ForCallers
public final class UnknownOutcomeException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnknownOutcomeException(Throwable cause) {
        super("STORAGE_UNKNOWN_OUTCOME", "The connection was lost during the commit: it may have happened", cause);
    }
}
