package dev.crmkit.spi.workflow;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.value.Violation;
import java.util.Optional;

/** A named check no condition can say. MUST be pure: the same context gives the same answer, nothing is written. */
@ForImplementors
@FunctionalInterface
public interface GuardCheck {

    /** Empty when the transition may go on, else why not. */
    Optional<Violation> refuse(TransitionContext context);
}
