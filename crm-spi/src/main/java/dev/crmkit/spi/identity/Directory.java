package dev.crmkit.spi.identity;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;
import java.util.Set;

/**
 * Knows principals and units. Core reads its own user, role and unit records; a host may answer from its own.
 * Implementations MUST be thread-safe and MUST show a change of rights from the next call on.
 */
@ForImplementors
public interface Directory {

    Optional<Principal> principal(String tenant, String login);

    Optional<Principal> principal(String tenant, RecordRef user);

    Optional<UnitNode> unit(String tenant, RecordRef unit);

    /** The unit and everything below it; empty when there is no such unit. MUST terminate on a cyclic tree. */
    Set<RecordRef> subtree(String tenant, RecordRef unit);
}
