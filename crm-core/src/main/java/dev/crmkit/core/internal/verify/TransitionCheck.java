package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.Guard;
import dev.crmkit.core.workflow.TransitionDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The transitions by themselves: names, ends, guards, checks, required fields, effects. */
final class TransitionCheck {
    private final Machine machine;
    private final Surroundings around;
    private final ConditionRules conditions;
    private final EffectCheck effects;

    TransitionCheck(Machine machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
        this.conditions = new ConditionRules(machine.type(), around.schema());
        this.effects = new EffectCheck(machine, around);
    }

    void run() {
        Names names = new Names();
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            Faults.Spot spot = machine.spot().at("transitions").at(i);
            names.requireDistinct(transitions.get(i).name(), spot.at("name"));
            check(transitions.get(i), spot);
        }
        machine.named().values().forEach(this::requireUnambiguous);
        machine.named().values().forEach(this::requireOneHand);
        for (String name : machine.definition().ordered()) {
            if (!machine.named().containsKey(name)) {
                Set<String> known = machine.named().keySet();
                machine.spot().at("ordered").unknown("UNKNOWN_TRANSITION", "transition", "переход", name, known);
            }
        }
    }

    private void check(TransitionDefinition transition, Faults.Spot spot) {
        Names.requireName(transition.name(), spot.at("name"));
        StateCheck.requireLabel(transition.label(), spot.at("label"));
        transition.from().forEach(from -> requireOrigin(from, spot.at("from")));
        requireTarget(transition, spot.at("to"));
        StateCheck.requireFields(transition.required(), machine.type(), spot.at("required"));
        guards(transition.guards(), spot.at("guards"));
        for (String check : transition.checks()) {
            if (!around.checks().contains(check)) {
                spot.at("checks").unknown("UNKNOWN_CHECK", "guard check", "проверка", check, around.checks());
            }
        }
        effects.of(transition, spot.at("effects"));
        requireMeaning(transition, spot);
    }

    /** What is taken by itself leads on from somewhere; what is left over has no guards of its own. */
    private static void requireMeaning(TransitionDefinition transition, Faults.Spot spot) {
        if (transition.always()
                && (transition.from().isEmpty() || transition.to().isEmpty())) {
            spot.add(
                    "MISPLACED",
                    "a transition that is taken by itself needs states to leave and a state it leads to",
                    "переходу, который идёт сам, нужно, откуда и куда идти");
        }
        if (transition.otherwise() && transition.guarded()) {
            spot.at("guards")
                    .add(
                            "MISPLACED",
                            "a transition with otherwise has no guards or checks of its own",
                            "у перехода с otherwise нет своих условий и проверок");
        }
    }

    private void requireOrigin(String from, Faults.Spot spot) {
        if (from.startsWith("@") && !machine.groups().containsKey(from)) {
            Set<String> known = new TreeSet<>(machine.groups().keySet());
            spot.unknown("UNKNOWN_GROUP", "group of states", "группа состояний", from, known);
        }
        if (!from.startsWith("@") && !machine.states().containsKey(from)) {
            unknownState(from, spot);
        }
    }

    private void requireTarget(TransitionDefinition transition, Faults.Spot spot) {
        transition.to().filter(to -> !machine.states().containsKey(to)).ifPresent(to -> unknownState(to, spot));
        if (transition.from().isEmpty() && transition.to().isEmpty()) {
            spot.add(
                    "REQUIRED",
                    "a transition that creates a record needs a state it leads to",
                    "переходу, создающему запись, нужно состояние, куда он ведёт");
        }
    }

    private void unknownState(String key, Faults.Spot spot) {
        spot.unknown(
                "UNKNOWN_STATE", "state", "состояние", key, machine.states().keySet());
    }

    private void guards(List<Guard> guards, Faults.Spot spot) {
        for (int i = 0; i < guards.size(); i++) {
            StateCheck.requireLabel(guards.get(i).reason(), spot.at(i).at("reason"));
            conditions.guard(guards.get(i).condition(), spot.at(i).at("condition"));
        }
    }

    /** A name is refused to people as soon as one transition of it is not theirs to take. */
    private void requireOneHand(List<TransitionDefinition> namesakes) {
        if (namesakes.stream().map(TransitionDefinition::automatic).distinct().count() > 1) {
            String name = namesakes.get(0).name();
            machine.spot()
                    .at("transitions")
                    .add(
                            "MIXED_FIRING",
                            "of the transitions " + name + " some are for people and some for the system alone: "
                                    + "no person could take any",
                            "среди переходов " + name + " есть и для людей, и только для системы: "
                                    + "человек не сможет выполнить ни один");
        }
    }

    /**
     * Two transitions of one name from one state need guards on both, or nobody knows which one is meant; but for one
     * that is left over, and for the last of an ordered name.
     */
    private void requireUnambiguous(List<TransitionDefinition> namesakes) {
        Map<String, TransitionDefinition> taken = new HashMap<>();
        Set<String> left = new HashSet<>();
        for (TransitionDefinition transition : namesakes) {
            Set<String> origins = transition.from().isEmpty() ? Set.of("") : machine.origins(transition);
            for (String origin : origins) {
                TransitionDefinition other = transition.otherwise() ? null : taken.putIfAbsent(origin, transition);
                boolean twice = transition.otherwise() && !left.add(origin);
                if (twice || (other != null && !areApart(other, transition))) {
                    ambiguous(transition, origin);
                    return;
                }
            }
        }
    }

    private boolean areApart(TransitionDefinition first, TransitionDefinition second) {
        return first.guarded()
                && (second.guarded() || machine.definition().ordered().contains(second.name()));
    }

    private void ambiguous(TransitionDefinition transition, String origin) {
        machine.spot()
                .at("transitions")
                .add(
                        "AMBIGUOUS",
                        "two transitions " + transition.name() + " leave the state " + origin
                                + ", and one has no guard to tell them apart",
                        "из состояния " + origin + " ведут два перехода " + transition.name()
                                + ", и у одного нет условия, чтобы их различить");
    }
}
