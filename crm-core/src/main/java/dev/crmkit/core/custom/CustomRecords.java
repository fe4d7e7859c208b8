package dev.crmkit.core.custom;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.util.List;
import java.util.Optional;

/** The door to records of one type, whatever it is. Thread-safe. */
@ForCallers
public final class CustomRecords extends Door<CustomRecord> {
    public CustomRecords(Desk desk, RecordType type) {
        super(desk, type);
    }

    @Override
    protected CustomRecord view(Record record) {
        return new CustomRecord(record);
    }

    /**
     * A new record.
     *
     * @param entry the transition that creates it, where the type has a workflow
     */
    public CustomRecord create(Values draft, String entry) {
        return create(draft, entry, List.of(), Optional.empty());
    }
}
