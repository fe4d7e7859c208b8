package dev.crmkit.core.calendar;

import dev.crmkit.spi.ForCallers;

/** What to do with an instant that falls outside working time. */
@ForCallers
public enum Roll {
    /** On to the next start of working time. */
    FORWARD,
    /** Back to the last end of working time. */
    BACKWARD,
    /** Leave it. */
    NONE
}
