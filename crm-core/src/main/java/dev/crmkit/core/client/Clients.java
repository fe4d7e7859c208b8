package dev.crmkit.core.client;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.spi.ForCallers;

/** The door to clients: companies and contacts. Thread-safe. */
@ForCallers
public final class Clients {
    private final Companies companies;
    private final Contacts contacts;

    public Clients(Desk desk) {
        this.companies = new Companies(desk);
        this.contacts = new Contacts(desk);
    }

    public Companies companies() {
        return companies;
    }

    public Contacts contacts() {
        return contacts;
    }
}
