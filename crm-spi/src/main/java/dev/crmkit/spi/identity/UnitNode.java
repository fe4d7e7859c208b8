package dev.crmkit.spi.identity;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the organisation.
 *
 * @param key stable, such as {@code north.sales}
 * @param above the unit it belongs to, null at the top
 * @param calendar the key of its business calendar
 */
@ForCallers
public record UnitNode(RecordRef ref, String key, @Nullable RecordRef above, String calendar, ZoneId zone) {

    public Optional<RecordRef> parent() {
        return Optional.ofNullable(above);
    }
}
