package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import java.util.List;

/** Conditions of effects that hold of no record. */
final class WhenCheck {
    private final Machine machine;
    private final Ways ways;

    WhenCheck(Machine machine, Ways ways) {
        this.machine = machine;
        this.ways = ways;
    }

    void run() {
        List<StateDefinition> states = machine.definition().states();
        for (int i = 0; i < states.size(); i++) {
            Faults.Spot spot = machine.spot().at("states").at(i);
            check(states.get(i).entry(), spot.at("entry"));
            check(states.get(i).exit(), spot.at("exit"));
        }
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            check(
                    transitions.get(i).effects(),
                    machine.spot().at("transitions").at(i).at("effects"));
        }
    }

    private void check(List<GuardedEffect> effects, Faults.Spot spot) {
        for (int i = 0; i < effects.size(); i++) {
            if (ways.logic().isImpossible(Symbols.resolved(effects.get(i).when()))) {
                spot.at(i).at("when").add("NEVER", "the condition never holds", "условие никогда не выполняется");
            }
        }
    }
}
