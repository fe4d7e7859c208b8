package dev.crmkit.spi.condition;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.storage.Record;

/** Answers the quantifiers of a condition in memory: a store's snapshot, or the facts loaded for one command. */
@ForImplementors
public interface Related {

    /** Whether some live record related to {@code from} fits. */
    boolean exists(Record from, Condition.Exists condition);

    /** For conditions without relations: refuses to guess. */
    static Related none() {
        return (from, condition) -> {
            throw new IllegalStateException("The condition looks at related records, but none were loaded");
        };
    }
}
