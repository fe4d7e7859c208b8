package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.TransitionDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Timers that count from a field nobody sets anew: once due, they are due at once each time they start again. A ring of
 * them never rests. Not thread-safe.
 */
final class TimerLoops {
    private final Machine machine;
    private final Map<String, Set<String>> atOnce = new TreeMap<>();

    TimerLoops(Machine machine) {
        this.machine = machine;
    }

    void add(Effect.StartTimer timer, Collection<String> running) {
        String base = timer.base();
        if (base == null) {
            return;
        }
        for (TransitionDefinition fired : machine.named().getOrDefault(timer.fires(), List.of())) {
            if (isFree(fired) && !assigns(fired, base) && goesOn(fired, base)) {
                running.stream()
                        .filter(machine.origins(fired)::contains)
                        .forEach(state -> connect(state, fired.to().orElse(state)));
            }
        }
    }

    private void connect(String state, String next) {
        atOnce.computeIfAbsent(state, key -> new HashSet<>()).add(next);
    }

    private static boolean isFree(TransitionDefinition fired) {
        return fired.guards().isEmpty()
                && fired.checks().isEmpty()
                && fired.required().isEmpty();
    }

    private static boolean assigns(TransitionDefinition fired, String base) {
        return fired.effects().stream()
                .anyMatch(each -> each.effect() instanceof Effect.Plugin
                        || (each.effect() instanceof Effect.Assign assign
                                && assign.values().containsKey(base)));
    }

    /** A transition that stays starts a timer again only where it says so. */
    private static boolean goesOn(TransitionDefinition fired, String base) {
        return fired.to().isPresent()
                || fired.effects().stream()
                        .anyMatch(each -> each.effect() instanceof Effect.StartTimer again
                                && TimerCheck.isAlways(each)
                                && base.equals(again.base()));
    }

    void report() {
        Set<String> ring = Rings.of(atOnce);
        if (!ring.isEmpty()) {
            machine.spot()
                    .at("states")
                    .add(
                            "TIMER_LOOP",
                            "timers fire each other without end in " + Shown.list(ring)
                                    + ": nothing sets the field they count from",
                            "таймеры без конца запускают друг друга в " + Shown.list(ring)
                                    + ": поле, от которого они считают, не меняется");
        }
    }
}
