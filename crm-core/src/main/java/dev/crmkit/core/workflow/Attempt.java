package dev.crmkit.core.workflow;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import java.util.Optional;

/**
 * A wish to take a transition.
 *
 * @param workflow the definition the record is pinned to
 * @param states the fields the definition moves
 * @param candidate the record with the caller's values set; in no state when it is being created
 */
@ForCallers
public record Attempt(WorkflowDefinition workflow, StateField states, Record candidate, String transition) {

    /** The state the record is in, or empty when it is being created. */
    public Optional<StateDefinition> state() {
        return candidate.get(states.state()).flatMap(workflow::state);
    }
}
