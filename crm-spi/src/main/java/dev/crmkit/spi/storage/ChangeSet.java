package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * All that one command writes, at most one change per record.
 *
 * <p>Order matters only between a removal and an insert that takes over its unique value: the removal comes first.
 */
@ForCallers
public record ChangeSet(List<Change> changes) {
    public ChangeSet {
        changes = List.copyOf(changes);
    }
}
