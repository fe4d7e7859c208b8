package dev.crmkit.core.workflow;

import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.List;

/** A schema the shipped workflows can be read against. */
final class ShippedTypes {
    static final Schema SCHEMA = Schema.of(List.of(
            Lead.TYPE,
            Deal.TYPE,
            Quote.TYPE,
            Contract.TYPE,
            Task.TYPE,
            Interaction.TYPE,
            Company.TYPE,
            Contact.TYPE,
            RecordType.business("user").build(),
            RecordType.business("unit").build()));

    private ShippedTypes() {}
}
