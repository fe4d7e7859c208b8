package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.util.Set;

/** What a store says of itself. */
@ForCallers
public record StoreDescription(String name, Set<Capability> capabilities) {
    public StoreDescription {
        capabilities = Set.copyOf(capabilities);
    }
}
