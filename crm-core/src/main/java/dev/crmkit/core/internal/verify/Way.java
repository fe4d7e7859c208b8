package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.TransitionDefinition;

/**
 * A transition from one state.
 *
 * @param index of the transition in the definition
 * @param origin the state; empty for the making of a record
 */
record Way(TransitionDefinition transition, int index, String origin) {

    /** Where the record is after it. */
    String target() {
        return transition.to().orElse(origin);
    }
}
