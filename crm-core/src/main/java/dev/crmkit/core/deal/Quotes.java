package dev.crmkit.core.deal;

import dev.crmkit.core.internal.CreateRecord;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;

/** The door to quotes (КП). Thread-safe. */
@ForCallers
public final class Quotes extends Door<Quote> {
    public Quotes(Desk desk) {
        super(desk, Quote.TYPE);
    }

    @Override
    protected Quote view(Record record) {
        return new Quote(record);
    }

    /** A draft for a deal; who may update the deal may make one. */
    public Quote draft(RecordRef deal, Money amount) {
        return draft(Values.draft().set(Quote.DEAL, deal).set(Quote.AMOUNT, amount));
    }

    public Quote draft(Values draft) {
        return create(draft, "draft", CreateRecord.parentLinks(Quote.DEAL), Optional.empty());
    }

    /** Sent to the client: it no longer changes, its deal moves on, and the callback is set for three days later. */
    public Quote send(Quote quote) {
        return fire(quote, "send");
    }

    public Quote accept(Quote quote) {
        return fire(quote, "accept");
    }

    public Quote reject(Quote quote) {
        return fire(quote, "reject");
    }
}
