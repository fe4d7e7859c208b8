package dev.crmkit.core.custom;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;

/** The door to records of one type, whatever it is. Thread-safe. */
@ForCallers
public final class CustomRecords extends Door<CustomRecord> {
    /** The library's own rows have no door: history, stages and the like are read through the records they belong to. */
    public CustomRecords(Desk desk, RecordType type) {
        super(desk, business(type));
    }

    private static RecordType business(RecordType type) {
        if (!type.hasHeader()) {
            throw InvalidInputException.of(Violation.of(
                    type.key(),
                    "NO_DOOR",
                    "Only business types have a door of their own",
                    "Отдельного входа к записям этого типа нет"));
        }
        return type;
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
