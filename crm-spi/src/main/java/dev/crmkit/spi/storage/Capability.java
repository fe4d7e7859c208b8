package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;

/** What a store may lack. A lacking capability is refused in words, never approximated. */
@ForCallers
public enum Capability {
    /** Data survives the process. */
    DURABLE,
    /** Several processes may use the same data at once. */
    SECOND_PROCESS,
    /** Work can join a transaction of the host. */
    HOST_TRANSACTION
}
