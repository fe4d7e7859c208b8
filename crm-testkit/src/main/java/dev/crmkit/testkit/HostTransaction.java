package dev.crmkit.testkit;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.storage.CrmStore;

/** A transaction a host has begun, with a store that works in it. Used by one thread. */
@ForImplementors
public interface HostTransaction extends AutoCloseable {

    /** Works in this transaction; always the same one. The contract does not close it. */
    CrmStore store();

    /** Commits what was done so far; the transaction is not used any more. */
    void commit();

    /** Undoes all of it; the transaction is not used any more. */
    void rollback();

    /** Undoes what was not committed, and lets go of the connection. */
    @Override
    void close();
}
