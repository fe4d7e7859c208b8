package dev.crmkit.core.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StoreTx;
import java.util.List;

/** Asks the store about each relation when it comes up: for questions about one record. */
record StoredFacts(StoreTx tx) implements Related {

    @Override
    public boolean exists(Record from, Condition.Exists node) {
        Condition asked = Condition.id(from.id()).and(node);
        return !tx.find(new RecordQuery(from.type().key(), asked, List.of(), null, 1))
                .records()
                .isEmpty();
    }
}
