package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a grant allows. CREATE_MANUAL or CREATE_SYSTEM is decided by the door, never by what the caller says. CONFIGURE
 * and GRANT are asked of the unit record they are to hold in.
 */
@ForCallers
public enum AccessAction {
    READ,
    UPDATE,
    CREATE_MANUAL,
    CREATE_SYSTEM,
    DELETE,
    RESTORE,
    PURGE,
    ASSIGN,
    SHARE,
    TRANSITION,
    CONVERT,
    MERGE,
    IMPORT,
    EXPORT,
    VIEW_HISTORY,
    REVEAL,
    ERASE,
    REPORT,
    CONFIGURE,
    GRANT;

    private static final Set<AccessAction> SENSITIVE =
            EnumSet.of(CREATE_MANUAL, DELETE, PURGE, ASSIGN, MERGE, IMPORT, EXPORT, REVEAL, ERASE, CONFIGURE, GRANT);
    private static final Set<AccessAction> NAMED = EnumSet.of(TRANSITION, REPORT, CONFIGURE);
    private static final Set<AccessAction> CREATING = EnumSet.of(CREATE_MANUAL, CREATE_SYSTEM, IMPORT);
    private static final Set<AccessAction> PERSONAL = EnumSet.of(ERASE, GRANT);
    private static final Set<AccessAction> READING = EnumSet.of(READ, EXPORT, VIEW_HISTORY, REVEAL, REPORT);

    /** Whether a grant must spell it out: {@code *} does not mean it. */
    public boolean sensitive() {
        return SENSITIVE.contains(this);
    }

    /** Whether it needs the name of a transition, a report or an area of settings. */
    public boolean named() {
        return NAMED.contains(this);
    }

    /** Whether nobody does it for somebody absent. */
    public boolean personal() {
        return PERSONAL.contains(this);
    }

    /** Whether the record is not there yet. */
    boolean creates() {
        return CREATING.contains(this);
    }

    /** Whether it shows values; the others write them. */
    boolean reads() {
        return READING.contains(this);
    }
}
