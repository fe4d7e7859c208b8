package dev.crmkit.core.client;

import dev.crmkit.core.deal.Contract;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import java.time.Instant;

/** Where a client stands, derived from its contracts and never typed in (domain rule: client split). */
@ForCallers
public enum ClientStage {
    /** No contract was ever signed (стадия обсуждения). */
    PROSPECT,
    /** At least one contract is in force (подписал договор). */
    CUSTOMER,
    /** Contracts were signed, none is in force. */
    FORMER;

    /**
     * The clients that stand here as of an instant. The three conditions share all clients out among them.
     *
     * @param type {@code company} or {@code contact}
     */
    public Condition asOf(Instant asOf, String type) {
        Condition signed = contract(type, Contract.signedBy(asOf));
        Condition inForce = contract(type, Contract.inForceAt(asOf));
        return switch (this) {
            case PROSPECT -> signed.not();
            case CUSTOMER -> inForce;
            case FORMER -> signed.and(inForce.not());
        };
    }

    private static Condition contract(String type, Condition where) {
        Field<?> link = type.equals(Company.TYPE.key()) ? Contract.COMPANY : Contract.CONTACT;
        return Condition.exists(new Relation.Inverse(Contract.TYPE.key(), link), where);
    }
}
