package dev.crmkit.spi.workflow;

import dev.crmkit.spi.ForImplementors;
import java.util.List;

/** A named action of a transition. MUST be pure: it returns what is to change and touches nothing itself. */
@ForImplementors
@FunctionalInterface
public interface TransitionAction {
    List<FieldChange> changes(TransitionContext context);
}
