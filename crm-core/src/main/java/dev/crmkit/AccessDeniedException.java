package dev.crmkit;

import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.ForCallers;

/** The actor may know of the record but not do this to it; nothing was written. */
@ForCallers
public final class AccessDeniedException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient AccessDecision.Deny decision;

    public AccessDeniedException(AccessDecision.Deny decision) {
        super("ACCESS_DENIED", decision.toString());
        this.decision = decision;
    }

    /** The refusal with its reason and the nearest misses. */
    public AccessDecision.Deny decision() {
        return decision;
    }
}
