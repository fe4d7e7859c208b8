package dev.crmkit.testkit.access;

import dev.crmkit.spi.ForCallers;

/** What the {@link ReferenceJudge} says of one question; the refusals are those of the codes of access decisions. */
@ForCallers
public enum Ruling {
    PERMIT,
    INACTIVE,
    NO_ROLE,
    DENIED,
    NO_GRANT;

    public boolean permitted() {
        return this == PERMIT;
    }
}
