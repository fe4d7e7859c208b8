package dev.crmkit.core.internal.verify;

import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.FieldType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Timers: where they run, whom they fire, and that they do not fire each other without end. */
final class TimerCheck {
    private final Machine machine;
    private final TimerLoops loops;

    TimerCheck(Machine machine) {
        this.machine = machine;
        this.loops = new TimerLoops(machine);
    }

    void run() {
        List<StateDefinition> states = machine.definition().states();
        for (int i = 0; i < states.size(); i++) {
            Faults.Spot spot = machine.spot().at("states").at(i);
            check(states.get(i).entry(), Set.of(states.get(i).key()), spot.at("entry"));
            check(states.get(i).exit(), Set.of(), spot.at("exit"));
            requireOnce(states.get(i).entry(), spot.at("entry"));
        }
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            TransitionDefinition transition = transitions.get(i);
            Faults.Spot spot = machine.spot().at("transitions").at(i).at("effects");
            check(transition.effects(), machine.after(transition), spot);
            requireOnce(startedBy(transition), spot);
        }
        loops.report();
    }

    private List<GuardedEffect> startedBy(TransitionDefinition transition) {
        List<GuardedEffect> all = new ArrayList<>(transition.effects());
        transition.to().map(machine.states()::get).ifPresent(state -> all.addAll(state.entry()));
        return transition.effects().isEmpty() ? List.of() : all;
    }

    private void check(List<GuardedEffect> effects, Collection<String> running, Faults.Spot spot) {
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).effect() instanceof Effect.StartTimer timer) {
                start(timer, running, spot.at(i));
                if (isAlways(effects.get(i))) {
                    loops.add(timer, running);
                }
            } else if (effects.get(i).effect() instanceof Effect.CancelTimer timer) {
                cancel(timer, spot.at(i).at("name"));
            }
        }
    }

    static boolean isAlways(GuardedEffect effect) {
        return effect.when().equals(Condition.always());
    }

    private void start(Effect.StartTimer timer, Collection<String> running, Faults.Spot spot) {
        Names.requireName(timer.name(), spot.at("name"));
        DueCheck.timer(timer.due(), spot.at("due"));
        Optional.ofNullable(timer.skipAfter())
                .filter(Duration::isNegative)
                .ifPresent(late -> spot.at("skipAfter").add("OUT_OF_RANGE", "not negative", "не меньше нуля"));
        Optional.ofNullable(timer.base()).ifPresent(base -> requireBase(base, spot.at("base")));
        List<TransitionDefinition> fired = machine.named().getOrDefault(timer.fires(), List.of());
        if (fired.isEmpty()) {
            Set<String> known = machine.named().keySet();
            spot.at("fires").unknown("UNKNOWN_TRANSITION", "transition", "переход", timer.fires(), known);
            return;
        }
        Set<String> left = new HashSet<>();
        fired.forEach(each -> left.addAll(machine.origins(each)));
        running.stream().filter(state -> !left.contains(state)).forEach(state -> stuck(timer, state, spot));
    }

    private static void stuck(Effect.StartTimer timer, String state, Faults.Spot spot) {
        spot.at("fires")
                .add(
                        "STUCK_TIMER",
                        "the transition " + timer.fires() + " does not leave the state " + state
                                + ", where the timer runs",
                        "переход " + timer.fires() + " не ведёт из состояния " + state + ", где идёт таймер");
    }

    private void requireBase(String base, Faults.Spot spot) {
        StateCheck.requireField(base, machine.type(), spot);
        machine.type()
                .field(base)
                .filter(field -> !(field.type() instanceof FieldType.Moment))
                .ifPresent(field -> spot.add(
                        "WRONG_TYPE", "a timer counts from an instant", "таймер отсчитывают от момента времени"));
    }

    private void cancel(Effect.CancelTimer timer, Faults.Spot spot) {
        if (!machine.timers().contains(timer.name())) {
            spot.unknown("UNKNOWN_TIMER", "timer", "таймер", timer.name(), machine.timers());
        }
    }

    /** Of two timers of one name started at once, one would be lost. */
    private static void requireOnce(List<GuardedEffect> effects, Faults.Spot spot) {
        Set<String> names = new HashSet<>();
        for (GuardedEffect effect : effects) {
            if (effect.effect() instanceof Effect.StartTimer timer && isAlways(effect) && !names.add(timer.name())) {
                spot.add(
                        "DUPLICATE_TIMER",
                        "two timers of one name start at once",
                        "сразу запускаются два таймера с одним именем");
            }
        }
    }
}
