package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;

/** Which records a rule reaches; each scope includes the ones before it. */
@ForCallers
public enum Scope {
    /** No record. */
    NONE,
    /** Those the subject owns. */
    OWN,
    /** And those shared with him; for writing only as an editor. */
    PARTICIPANT,
    /** And those shared with a team of his. */
    TEAM,
    /** Those of the unit the role is held in. */
    UNIT,
    /** Those of that unit and of every unit below it. */
    UNIT_TREE,
    /** All of the tenant. */
    ALL
}
