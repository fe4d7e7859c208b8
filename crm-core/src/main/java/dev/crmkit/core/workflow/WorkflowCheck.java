package dev.crmkit.core.workflow;

import dev.crmkit.core.internal.verify.Verification;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Judges definitions before they run: names, states nobody reaches or leaves, unknown fields and transitions, values that
 * do not fit, timers that cannot fire or never rest.
 *
 * <p>A state ends the work when its kind is WON or LOST, whether or not it can be reopened. Conditions are taken as they
 * are meant to run: their values must have the Java types of their fields. Stateless and thread-safe.
 */
@ForCallers
public final class WorkflowCheck {
    private WorkflowCheck() {}

    /**
     * Passes definitions that name no plugins.
     *
     * @param all every definition of the installation, since they fire each other's transitions
     * @throws DefinitionException with every violation, its path such as {@code lead.state/transitions/3/to}
     */
    public static void check(Collection<WorkflowDefinition> all, Schema schema) {
        check(all, schema, Set.of(), Set.of());
    }

    /**
     * Passes definitions that may name these plugins.
     *
     * @param all every definition of the installation, since they fire each other's transitions
     * @param checks the names of the guard checks
     * @param actions the names of the transition actions
     * @throws DefinitionException with every violation, its path such as {@code lead.state/transitions/3/to}
     */
    public static void check(
            Collection<WorkflowDefinition> all, Schema schema, Set<String> checks, Set<String> actions) {
        List<Violation> faults = Verification.faults(all, schema, checks, actions);
        if (!faults.isEmpty()) {
            throw new DefinitionException(faults);
        }
    }
}
