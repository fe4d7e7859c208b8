package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;

/**
 * With whom a record is shared.
 *
 * @param who a user or a team
 */
@ForCallers
public record SharedWith(RecordRef who, ParticipantLevel level) {}
