package dev.crmkit.core.lead;

import dev.crmkit.core.record.Draft;
import dev.crmkit.spi.ForCallers;

/** A lead to be registered: the common fields by name, any other by {@link #set}. Not thread-safe. */
@ForCallers
public final class LeadDraft extends Draft<LeadDraft> {
    LeadDraft() {}

    @Override
    protected LeadDraft self() {
        return this;
    }

    public LeadDraft title(String title) {
        return set(Lead.TITLE, title);
    }

    public LeadDraft contactName(String name) {
        return set(Lead.CONTACT_NAME, name);
    }

    public LeadDraft companyName(String name) {
        return set(Lead.COMPANY_NAME, name);
    }

    /** As it is written: brackets, spaces and a leading 8 are understood. */
    public LeadDraft phone(String phone) {
        return set(Lead.PHONES, phone);
    }

    public LeadDraft email(String email) {
        return set(Lead.EMAILS, email);
    }

    public LeadDraft source(String source) {
        return set(Lead.SOURCE, source);
    }
}
