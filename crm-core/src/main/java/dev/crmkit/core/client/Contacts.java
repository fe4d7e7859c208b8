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

/** The door to contacts. Thread-safe. */
@ForCallers
public final class Contacts extends Door<Contact> {
    public Contacts(Desk desk) {
        super(desk, Contact.TYPE);
    }

    @Override
    protected Contact view(Record record) {
        return new Contact(record);
    }

    /** Made by hand. A phone or e-mail another one holds is refused as DUPLICATE. */
    public Contact add(Values draft) {
        return create(draft, "add", List.of(), Optional.empty());
    }

    /** Those that stand at this stage as of an instant; the three stages share every client out. */
    public static Condition at(ClientStage stage, Instant asOf) {
        return stage.asOf(asOf, "contact");
    }
}
