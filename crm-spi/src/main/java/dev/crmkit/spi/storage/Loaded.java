package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer to a {@link LoadPlan}: for each selection its records, smallest ids first. Immutable. */
@ForCallers
public record Loaded(Map<String, List<Record>> byName) {
    public Loaded {
        byName = Map.copyOf(byName);
    }

    public List<Record> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    public Optional<Record> one(String name) {
        return all(name).stream().findFirst();
    }
}
