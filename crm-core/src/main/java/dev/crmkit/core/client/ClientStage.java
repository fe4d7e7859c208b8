package dev.crmkit.core.client;

import dev.crmkit.spi.ForCallers;

/** Where a client stands, derived from its contracts and never typed in (domain rule: client split). */
@ForCallers
public enum ClientStage {
    /** No contract was ever signed (стадия обсуждения). */
    PROSPECT,
    /** At least one contract is in force (подписал договор). */
    CUSTOMER,
    /** Contracts were signed, none is in force. */
    FORMER
}
