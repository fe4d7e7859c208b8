package dev.crmkit.core.internal;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import java.util.List;
import java.util.function.Function;

/** Asks the store about each relation when it comes up: for questions about one record. */
record StoredFacts(Function<RecordQuery, Slice> find) implements Related {

    @Override
    public boolean exists(Record from, Condition.Exists node) {
        Condition asked = Condition.id(from.id()).and(node);
        return !find.apply(new RecordQuery(from.type().key(), asked, List.of(), null, 1))
                .records()
                .isEmpty();
    }
}
