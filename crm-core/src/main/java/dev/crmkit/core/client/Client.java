package dev.crmkit.core.client;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;

/** Whom we serve: a company or a contact. */
@ForCallers
public sealed interface Client extends RecordView permits Company, Contact {

    /** The name the client is listed by; empty when the reader may not see it. */
    String name();
}
