package dev.crmkit.core.client;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Record;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The door to companies. Thread-safe. */
@ForCallers
public final class Companies extends Door<Company> {
    public Companies(Desk desk) {
        super(desk, Company.TYPE);
    }

    @Override
    protected Company view(Record record) {
        return new Company(record);
    }

    /** Made by hand. A phone or e-mail another one holds is refused as DUPLICATE. */
    public Company add(Values draft) {
        return create(draft, "add", List.of(), Optional.empty());
    }

    /** Those that stand at this stage as of an instant; the three stages share every client out. */
    public static Condition at(ClientStage stage, Instant asOf) {
        return stage.asOf(asOf, "company");
    }
}
