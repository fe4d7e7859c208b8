package dev.crmkit.core.activity;

import dev.crmkit.core.internal.CreateRecord;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;

/** The door to calls, visits, meetings and messages. Thread-safe. */
@ForCallers
public final class Interactions extends Door<Interaction> {
    public Interactions(Desk desk) {
        super(desk, Interaction.TYPE);
    }

    @Override
    protected Interaction view(Record record) {
        return new Interaction(record);
    }

    /**
     * Logs an interaction with a record the actor may update. When it names the task it fulfils, that task is completed
     * in the same unit.
     */
    public Interaction log(Values draft) {
        return create(
                draft,
                "log",
                CreateRecord.parentLinks(Interaction.LEAD, Interaction.DEAL, Interaction.CONTACT, Interaction.COMPANY),
                Optional.empty());
    }

    /** A call about a lead, deal, contact or company that just took place. */
    public Interaction call(RecordRef about, String outcome, String result) {
        return log(Values.draft()
                .set(Interaction.CHANNEL, "CALL")
                .set(Interaction.STARTED_AT, desk().shop().environment().now())
                .set(Interaction.OUTCOME, outcome)
                .set(Interaction.RESULT, result)
                .set(about.type(), about));
    }
}
