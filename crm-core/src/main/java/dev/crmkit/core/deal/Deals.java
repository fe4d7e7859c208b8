package dev.crmkit.core.deal;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door to deals. Thread-safe. */
@ForCallers
public final class Deals extends Door<Deal> {
    public Deals(Desk desk) {
        super(desk, Deal.TYPE);
    }

    @Override
    protected Deal view(Record record) {
        return new Deal(record);
    }

    /** A deal made by hand; most come from leads. */
    public Deal open(Values draft) {
        return create(draft, "open", List.of(), Optional.empty());
    }

    /** The client has the proposal and is making up their mind. */
    public Deal clientDecides(Deal deal) {
        return fire(deal, "clientDecides");
    }

    /** The client wants time: the next callback is set. */
    public Deal needsTime(Deal deal) {
        return fire(deal, "needsTime");
    }

    /** The client accepts: the contract is being agreed on. */
    public Deal accept(Deal deal) {
        return fire(deal, "accept");
    }

    public Deal refuse(Deal deal, String reason) {
        return fire(deal, "refuse", Map.of(Deal.LOSS_REASON, reason));
    }

    /** Back to work, by those who may. */
    public Deal reopen(Deal deal, String reason) {
        return fire(deal, "reopen", Map.of(Deal.REOPEN_REASON, reason));
    }
}
