package dev.crmkit.core.org;

import dev.crmkit.spi.ForCallers;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit of an {@link Organisation}. Start from {@link #top} or {@link #below}. Immutable.
 *
 * @param code unique in the organisation
 * @param above the code of the unit above, null at the top
 * @param ownCalendar null: as the unit above
 * @param ownZone null: as the unit above
 */
@ForCallers
public record UnitEntry(
        String code,
        String name,
        UnitKind kind,
        @Nullable String above,
        @Nullable String ownCalendar,
        @Nullable ZoneId ownZone) {

    /** A network that belongs to no other unit. */
    public static UnitEntry top(String code, String name) {
        return new UnitEntry(code, name, UnitKind.NETWORK, null, null, null);
    }

    /** A department of another unit. */
    public static UnitEntry below(String parent, String code, String name) {
        return new UnitEntry(code, name, UnitKind.DEPARTMENT, parent, null, null);
    }

    public UnitEntry withKind(UnitKind value) {
        return new UnitEntry(code, name, value, above, ownCalendar, ownZone);
    }

    public UnitEntry withCalendar(String value) {
        return new UnitEntry(code, name, kind, above, value, ownZone);
    }

    public UnitEntry withZone(ZoneId value) {
        return new UnitEntry(code, name, kind, above, ownCalendar, value);
    }

    /** The code of the unit above, empty at the top. */
    public Optional<String> parent() {
        return Optional.ofNullable(above);
    }

    /** Its own calendar, empty when it follows the unit above. */
    public Optional<String> calendar() {
        return Optional.ofNullable(ownCalendar);
    }

    /** Its own zone, empty when it follows the unit above. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(ownZone);
    }
}
