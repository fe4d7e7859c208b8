package dev.crmkit.core.workflow;

import dev.crmkit.core.access.AccessAnalysis;
import dev.crmkit.core.internal.verify.Verification;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Judges definitions before they run: names, states nobody reaches or leaves, guards that never hold, overlap or leave
 * gaps, unknown fields and transitions, values that do not fit, timers that cannot fire or never rest, transitions nobody
 * may take.
 *
 * <pre>{@code
 * Findings findings = WorkflowCheck.findings(List.of(workflow), schema);
 * System.out.print(findings.text(Locale.ENGLISH));
 * }</pre>
 *
 * <p>A state ends the work when its kind is WON or LOST, whether or not it can be reopened. Conditions are taken as they
 * are meant to run: their values must have the Java types of their fields. Between two transitions the fields of a record
 * may be edited to anything, whoever may do that and whatever is frozen; related records and plugins may say anything.
 * What hangs on them, or is too large to be tried, is told as undecided. Stateless and thread-safe.
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

    /** Everything there is to say of definitions that name no plugins. */
    public static Findings findings(Collection<WorkflowDefinition> all, Schema schema) {
        return findings(all, schema, Set.of(), Set.of());
    }

    /** Everything there is to say of definitions that may name these plugins. */
    public static Findings findings(
            Collection<WorkflowDefinition> all, Schema schema, Set<String> checks, Set<String> actions) {
        return Verification.findings(all, schema, checks, actions, null);
    }

    /**
     * The same, and whether anybody may take each transition and complete the tasks it makes.
     *
     * @param rights of the access rules over the same schema
     */
    public static Findings findings(
            Collection<WorkflowDefinition> all,
            Schema schema,
            Set<String> checks,
            Set<String> actions,
            AccessAnalysis rights) {
        return Verification.findings(all, schema, checks, actions, rights);
    }
}
