package dev.crmkit.spi;

import dev.crmkit.spi.value.RecordRef;

/**
 * Somebody else changed the record since the caller read it; nothing was written. Read it again and decide anew.
 *
 * <p>Adapters throw it from {@code apply} when an expected version does not match the stored one.
 */
@ForCallers
public final class VersionConflictException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient RecordRef ref;
    private final long expected;
    private final long actual;

    /**
     * @param expected the version the caller had read
     * @param actual the stored version, or 0 when it is not known or the record is gone
     */
    public VersionConflictException(RecordRef ref, long expected, long actual) {
        super("VERSION_CONFLICT", describe(ref, expected, actual));
        this.ref = ref;
        this.expected = expected;
        this.actual = actual;
    }

    private static String describe(RecordRef ref, long expected, long actual) {
        String stored = actual == 0 ? "another" : Long.toString(actual);
        return "The record " + ref + " has changed: version " + expected + " was expected, the stored version is "
                + stored;
    }

    /** The record that was to be changed. */
    public RecordRef ref() {
        return ref;
    }

    /** The version the caller had read. */
    public long expected() {
        return expected;
    }

    /** The stored version, or 0 when it is not known. */
    public long actual() {
        return actual;
    }
}
