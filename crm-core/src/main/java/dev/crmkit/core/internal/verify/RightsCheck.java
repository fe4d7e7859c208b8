package dev.crmkit.core.internal.verify;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessAnalysis;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.Finding.Severity;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the access rules let anybody do what a workflow waits for. Who may have a right to some record at all is asked,
 * not whether that is ever one in the state.
 */
final class RightsCheck {
    private static final String COMPLETE = "complete";

    private final Machine machine;
    private final Surroundings around;
    private final Set<String> told = new HashSet<>();

    RightsCheck(Machine machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
    }

    void run() {
        AccessAnalysis rights = around.rights();
        if (rights != null) {
            List<TransitionDefinition> transitions = machine.definition().transitions();
            for (int i = 0; i < transitions.size(); i++) {
                requireSomebody(
                        transitions.get(i),
                        rights,
                        machine.spot().at("transitions").at(i));
            }
            tasks(rights);
        }
    }

    /** Records are made by the right to create; what others fire is asked there. */
    private void requireSomebody(TransitionDefinition transition, AccessAnalysis rights, Faults.Spot spot) {
        boolean byPeople = !transition.automatic() && !transition.from().isEmpty();
        if (byPeople && told.add(transition.name()) && nobody(rights, machine.type(), transition.name())) {
            Violation violation = Violation.of(
                    "",
                    "NOBODY_ALLOWED",
                    "no role may take the transition " + transition.name(),
                    "ни у одной роли нет права на переход " + transition.name());
            spot.at("name").tell(Severity.WARNING, violation, null);
        }
    }

    private static boolean nobody(AccessAnalysis rights, RecordType type, String transition) {
        return rights.rolesThatMay(AccessAction.TRANSITION, type, transition).isEmpty();
    }

    /** The owner of the record is responsible for its tasks. */
    private void tasks(AccessAnalysis rights) {
        List<RecordType> task = around.schema().find("task").stream().toList();
        if (machine.purposes().isEmpty() || task.stream().noneMatch(type -> nobody(rights, type, COMPLETE))) {
            return;
        }
        List<StateDefinition> states = machine.definition().states();
        for (int i = 0; i < states.size(); i++) {
            responsible(states.get(i).entry(), machine.spot().at("states").at(i).at("entry"));
            responsible(states.get(i).exit(), machine.spot().at("states").at(i).at("exit"));
        }
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            responsible(
                    transitions.get(i).effects(),
                    machine.spot().at("transitions").at(i).at("effects"));
        }
    }

    private static void responsible(List<GuardedEffect> effects, Faults.Spot spot) {
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).effect() instanceof Effect.CreateTask) {
                Violation violation = Violation.of(
                        "",
                        "NOBODY_RESPONSIBLE",
                        "no role may complete the task it makes",
                        "ни у одной роли нет права завершить такую задачу");
                spot.at(i).tell(Severity.WARNING, violation, null);
            }
        }
    }
}
