package dev.crmkit;

import dev.crmkit.core.access.Rights;
import dev.crmkit.core.activity.Interactions;
import dev.crmkit.core.activity.Tasks;
import dev.crmkit.core.client.Clients;
import dev.crmkit.core.custom.CustomRecords;
import dev.crmkit.core.deal.Contracts;
import dev.crmkit.core.deal.Deals;
import dev.crmkit.core.deal.Quotes;
import dev.crmkit.core.imports.Imports;
import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.lead.Leads;
import dev.crmkit.core.org.People;
import dev.crmkit.core.timer.DeadLetters;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.RecordType;

/**
 * The doors, as one actor. Cheap to make; keeps nothing between calls, so that a change of the actor's rights holds from
 * the next call on. Thread-safe.
 */
@ForCallers
public final class CrmSession {
    private final Desk desk;

    CrmSession(Desk desk) {
        this.desk = desk;
    }

    public Leads leads() {
        return new Leads(desk);
    }

    public Deals deals() {
        return new Deals(desk);
    }

    public Quotes quotes() {
        return new Quotes(desk);
    }

    public Contracts contracts() {
        return new Contracts(desk);
    }

    public Clients clients() {
        return new Clients(desk);
    }

    public Tasks tasks() {
        return new Tasks(desk);
    }

    public Interactions interactions() {
        return new Interactions(desk);
    }

    /** Records of a type the installation declared itself. */
    public CustomRecords records(RecordType type) {
        return new CustomRecords(desk, type);
    }

    /** Rows of CSV files into records. */
    public Imports imports() {
        return new Imports(desk);
    }

    /** Timers and messages that were given up. */
    public DeadLetters deadLetters() {
        return new DeadLetters(desk);
    }

    /** Why, who and what of the access rules. */
    public Rights rights() {
        return new Rights(desk);
    }

    /** Units, users and roles. */
    public People people() {
        return new People(desk);
    }
}
