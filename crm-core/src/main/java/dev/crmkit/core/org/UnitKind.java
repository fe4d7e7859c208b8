package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;

/** What a unit is in its organisation. */
@ForCallers
public enum UnitKind {
    NETWORK,
    COMPANY,
    BRANCH,
    DEPARTMENT
}
