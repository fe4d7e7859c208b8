package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a unit of work is opened.
 *
 * @param tenant a short ASCII code; every read and write of the unit stays inside it
 * @param readOnly whether the unit promises not to write
 * @param expectation null when nothing is expected
 */
@ForCallers
public record UnitOptions(
        String tenant, boolean readOnly, @Nullable Expectation expectation) {

    /**
     * A record the caller relies on in all he is going to ask.
     *
     * @param version the version it must have, 0 when there must be no such record
     */
    public record Expectation(RecordRef ref, long version) {}

    public static UnitOptions write(String tenant) {
        return new UnitOptions(tenant, false, null);
    }

    public static UnitOptions read(String tenant) {
        return new UnitOptions(tenant, true, null);
    }

    /**
     * The same, of a unit that answers only while the record has this version: else it fails, with its first answer at the
     * latest, by a {@link dev.crmkit.spi.VersionConflictException} that names the record. What a unit has seen before
     * somebody changes the record stands.
     *
     * @param version the version it must have, 0 when there must be no such record
     */
    public UnitOptions expecting(RecordRef ref, long version) {
        return new UnitOptions(tenant, readOnly, new Expectation(ref, version));
    }

    /** The record the unit relies on. */
    public Optional<Expectation> expected() {
        return Optional.ofNullable(expectation);
    }
}
