package dev.crmkit.core.internal.verify;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.Finding.Severity;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Violation;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Timers that never do anything: their transition cannot be taken, the record never rests, another one is first. */
final class IdleTimers {
    private final Machine machine;
    private final Ways ways;
    private final Surroundings around;

    IdleTimers(Machine machine, Ways ways, Surroundings around) {
        this.machine = machine;
        this.ways = ways;
        this.around = around;
    }

    void run() {
        List<StateDefinition> states = machine.definition().states();
        for (int i = 0; i < states.size(); i++) {
            Faults.Spot spot = machine.spot().at("states").at(i).at("entry");
            check(states.get(i).entry(), states.get(i).key(), spot);
        }
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            TransitionDefinition transition = transitions.get(i);
            Faults.Spot spot = machine.spot().at("transitions").at(i).at("effects");
            transition.to().ifPresent(state -> check(transition.effects(), state, spot));
        }
    }

    /** Timers started together. */
    private void check(List<GuardedEffect> effects, String state, Faults.Spot spot) {
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).effect() instanceof Effect.StartTimer timer) {
                check(timer, effects, state, spot.at(i));
            }
        }
    }

    private void check(Effect.StartTimer timer, List<GuardedEffect> beside, String state, Faults.Spot spot) {
        if (ways.logic().isImpossible(ways.rests(state))) {
            idle(
                    spot,
                    "it never fires: the record never rests in " + state,
                    "он не сработает: запись не задерживается в " + state);
        } else if (fired(timer, state).stream().noneMatch(ways::isPassable)) {
            idle(
                    spot.at("fires"),
                    "it fires in vain: " + timer.fires() + " is never taken from " + state,
                    "он сработает впустую: переход " + timer.fires() + " из " + state + " невозможен");
        } else {
            beside(timer, beside, state)
                    .ifPresent(other -> idle(
                            spot.at("due"),
                            "it never fires: the timer " + other + " is always first and leaves the state",
                            "он не сработает: таймер " + other + " всегда раньше и уводит из состояния"));
        }
        neverSet(timer).ifPresent(base -> baseNeverSet(base, spot.at("base")));
    }

    private static void idle(Faults.Spot spot, String en, String ru) {
        spot.add("IDLE_TIMER", en, ru);
    }

    private List<Way> fired(Effect.StartTimer timer, String state) {
        return ways.from(state).stream()
                .filter(way -> way.transition().name().equals(timer.fires())
                        && !way.transition().always())
                .toList();
    }

    /** A timer started with this one, from the same instant, due sooner, that leads away whatever the record holds. */
    private Optional<String> beside(Effect.StartTimer timer, List<GuardedEffect> effects, String state) {
        List<String> sooner = new ArrayList<>();
        for (GuardedEffect effect : effects) {
            if (effect.effect() instanceof Effect.StartTimer other
                    && TimerCheck.isAlways(effect)
                    && Optional.ofNullable(other.base()).equals(Optional.ofNullable(timer.base()))
                    && isSooner(other.due(), timer.due())
                    && leadsAway(other, state)) {
                sooner.add(other.name());
            }
        }
        return sooner.stream().findFirst();
    }

    private boolean leadsAway(Effect.StartTimer timer, String state) {
        List<Way> fired = fired(timer, state);
        return fired.size() == 1
                && fired.get(0).transition().to().isPresent()
                && ways.logic().isImpossible(ways.taken(fired.get(0)).not());
    }

    /** Rules of one kind can be compared without a calendar. */
    private static boolean isSooner(DueRule first, DueRule second) {
        if (first instanceof DueRule.BusinessDays few && second instanceof DueRule.BusinessDays many) {
            return few.days() < many.days();
        }
        if (first instanceof DueRule.WorkingTime few && second instanceof DueRule.WorkingTime many) {
            return few.time().compareTo(many.time()) < 0;
        }
        if (first instanceof DueRule.Exactly few && second instanceof DueRule.Exactly many) {
            return isUnrolled(few.roll(), many.roll()) && few.time().compareTo(many.time()) < 0;
        }
        return first instanceof DueRule.CalendarDays few
                && second instanceof DueRule.CalendarDays many
                && isUnrolled(few.roll(), many.roll())
                && isClearly(few.days(), many.days());
    }

    /** Rolling may bring two instants together. */
    private static boolean isUnrolled(Roll first, Roll second) {
        return first == Roll.NONE && second == Roll.NONE;
    }

    private static boolean isClearly(Period first, Period second) {
        return first.toTotalMonths() == second.toTotalMonths()
                && first.get(ChronoUnit.DAYS) < second.get(ChronoUnit.DAYS);
    }

    /** The base, if neither an effect nor a person nor the library sets it. */
    private Optional<Field<?>> neverSet(Effect.StartTimer timer) {
        Optional<Field<?>> base = Optional.ofNullable(timer.base()).flatMap(machine.type()::field);
        boolean kept = base.filter(field -> Header.FIELDS.contains(field)
                        || field.key().startsWith(machine.definition().stateField()))
                .isPresent();
        return base.filter(field -> field.isManaged() && !kept && !isAssigned(field.key()));
    }

    private boolean isAssigned(String key) {
        return machine.definition().transitions().stream()
                        .anyMatch(each -> each.required().contains(key))
                || around.machines().stream().flatMap(Machine::effects).anyMatch(effect -> sets(effect, key));
    }

    /** A linked record may set it as it fires. */
    private static boolean sets(Effect effect, String key) {
        return effect instanceof Effect.Plugin
                || (effect instanceof Effect.Assign assign && assign.values().containsKey(key))
                || (effect instanceof Effect.Fire fire && fire.values().containsKey(key));
    }

    private static void baseNeverSet(Field<?> base, Faults.Spot spot) {
        Violation violation = Violation.of(
                "",
                "BASE_NEVER_SET",
                "nothing ever sets the field " + base.key() + ": the timer counts from its start",
                "поле " + base.key() + " никто не заполняет: таймер считает от своего запуска");
        spot.tell(Severity.WARNING, violation, null);
    }
}
