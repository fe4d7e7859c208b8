package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.value.RecordRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All a step may know besides the record: one instant, one zone, who acts, and the facts that were loaded.
 *
 * @param actor the login
 * @param user the acting person, null for a service
 */
@ForCallers
public record StepContext(
        Bindings bindings, String actor, @Nullable RecordRef user, Related related) {

    public Optional<RecordRef> actingUser() {
        return Optional.ofNullable(user);
    }
}
