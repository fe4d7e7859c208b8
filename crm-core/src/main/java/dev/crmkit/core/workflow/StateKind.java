package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;

/** What a state means for the process. */
@ForCallers
public enum StateKind {
    /** Work goes on. */
    OPEN,
    /** The goal was reached. */
    WON,
    /** It ended otherwise; it may be reopened where the definition says so. */
    LOST
}
