package dev.crmkit.core.lead;

import dev.crmkit.core.internal.Conversions;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door to leads. Thread-safe. */
@ForCallers
public final class Leads extends Door<Lead> {
    public Leads(Desk desk) {
        super(desk, Lead.TYPE);
    }

    @Override
    protected Lead view(Record record) {
        return new Lead(record);
    }

    /** A new lead: it gets an owner by the assignment policy, and the owner a task to call. */
    public Lead register(LeadDraft draft) {
        return create(draft, "register", List.of(), Optional.empty());
    }

    /** Registers once per key, however often it is called. */
    public Lead register(LeadDraft draft, String idempotencyKey) {
        return create(draft, "register", List.of(), Optional.of(idempotencyKey));
    }

    public Lead startContact(Lead lead) {
        return fire(lead, "startContact");
    }

    /** «Некачественный лид»: the process ends. */
    public Lead junk(Lead lead, String reason) {
        return fire(lead, "junk", Map.of(Lead.JUNK_REASON, reason));
    }

    public Lead lose(Lead lead, String reason) {
        return fire(lead, "lose", Map.of(Lead.LOSS_REASON, reason));
    }

    /** Taken to work, and converted into client and deal in the same unit by the shipped workflow. */
    public Lead qualify(Lead lead) {
        return fire(lead, "qualify");
    }

    /** A junk or lost lead is taken up again. */
    public Lead recycle(Lead lead) {
        return fire(lead, "recycle");
    }

    /** What the conversion would do; nothing is written. */
    public ConversionPreview preview(RecordRef lead, ConversionPlan plan) {
        return new Conversions(desk()).preview(own(lead), plan);
    }

    /** Converts a qualified lead, in one unit. A second conversion is refused with ALREADY_CONVERTED. */
    public Lead convert(RecordRef lead, ConversionPlan plan) {
        return run(Conversions.convert(own(lead), plan));
    }

    /** Converts once per key: again under the same key it answers the same. */
    public Lead convert(RecordRef lead, ConversionPlan plan, String idempotencyKey) {
        return run(Conversions.convert(own(lead), plan), Optional.of(idempotencyKey));
    }

    /** Takes the conversion back while nobody has built on it; else NOT_REVERTIBLE names what stands in the way. */
    public Lead revertConversion(RecordRef lead) {
        return run(Conversions.revert(own(lead)));
    }
}
