package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;

/** What a record is shared for. */
@ForCallers
public enum ParticipantLevel {
    /** Looking at it. */
    READER,
    /** Changing it as well. */
    EDITOR
}
