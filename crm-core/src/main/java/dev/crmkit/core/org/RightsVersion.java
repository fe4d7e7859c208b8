package dev.crmkit.core.org;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How often the organisation of a tenant has changed: the version of the one {@code rights_version} record it has.
 *
 * <p>Every change of units, users, teams, roles and substitutions counts it up with the same commit, and whoever acts on
 * what he has read of them expects it unchanged. So a right that was taken away on one node is gone on all. Immutable and
 * thread-safe.
 */
@ForCallers
public final class RightsVersion {
    private static final Field<Long> CHANGES = Field.wholeNumber("changes")
            .label("Изменений прав", "Changes of rights")
            .required();

    public static final RecordType TYPE =
            RecordType.plain("rights_version").fields(CHANGES).build();

    private final String tenant;
    private final @Nullable Record record;

    private RightsVersion(String tenant, @Nullable Record record) {
        this.tenant = tenant;
        this.record = record;
    }

    /** @param record what the tenant has of the type; null when it has none */
    static RightsVersion of(String tenant, @Nullable Record record) {
        return new RightsVersion(tenant, record);
    }

    /** Of a tenant whose organisation has never changed. */
    public static RightsVersion none(String tenant) {
        return new RightsVersion(tenant, null);
    }

    /** Whether a unit was refused because rights have changed. */
    public static boolean isOutdated(VersionConflictException conflict) {
        return conflict.ref().type().equals(TYPE.key());
    }

    /** Whether a change was refused because somebody else counted at the same time. */
    public static boolean isRaced(CrmException refused) {
        return refused instanceof DuplicateKeyException duplicate
                ? duplicate.type().equals(TYPE.key())
                : refused instanceof VersionConflictException conflict && isOutdated(conflict);
    }

    /** The same unit, refused when rights have changed since this was read. */
    public UnitOptions expectedBy(UnitOptions unit) {
        return unit.expecting(new RecordRef(TYPE.key(), id()), version());
    }

    /**
     * One change more.
     *
     * @param change is to be stored with the change of the organisation
     * @param next what is there then
     */
    public record Counted(Change change, RightsVersion next) {}

    /** Counts a change of the organisation. */
    public Counted count() {
        if (record == null) {
            Record first = Record.create(TYPE, id()).set(CHANGES, 1L).build();
            return new Counted(new Change.Insert(first), new RightsVersion(tenant, first));
        }
        Record next = record.next().set(CHANGES, record.require(CHANGES) + 1).build();
        return new Counted(new Change.Update(record, next, Condition.always()), new RightsVersion(tenant, next));
    }

    /** Whether nothing has changed in between. */
    boolean isStill(RightsVersion other) {
        return version() == other.version();
    }

    /** The same for every node, and no other tenant's. */
    private UUID id() {
        return UUID.nameUUIDFromBytes((TYPE.key() + ":" + tenant).getBytes(StandardCharsets.UTF_8));
    }

    private long version() {
        return record == null ? 0 : record.version();
    }
}
