package dev.crmkit.core.deal;

import dev.crmkit.core.internal.CreateRecord;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.Door;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.util.Map;
import java.util.Optional;

/** The door to contracts. Thread-safe. */
@ForCallers
public final class Contracts extends Door<Contract> {
    public Contracts(Desk desk) {
        super(desk, Contract.TYPE);
    }

    @Override
    protected Contract view(Record record) {
        return new Contract(record);
    }

    /** A draft for a deal; who may update the deal may make one. */
    public Contract draft(RecordRef deal, Money amount) {
        return draft(Values.draft().set(Contract.DEAL, deal).set(Contract.AMOUNT, amount));
    }

    public Contract draft(Values draft) {
        return create(draft, "draft", CreateRecord.parentLinks(Contract.DEAL), Optional.empty());
    }

    /** Signed by both sides: the deal is won, in the same unit. */
    public Contract sign(Contract contract) {
        return fire(contract, "sign");
    }

    public Contract terminate(Contract contract, String reason) {
        return fire(contract, "terminate", Map.of(Contract.TERMINATED_REASON, reason));
    }
}
