package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.GuardedEffect;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.schema.FieldType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Transitions that stay where they are and fire each other: nothing would ever stop them. */
final class FireCheck {
    private final List<Machine> machines;
    private final Map<String, Set<String>> fired = new HashMap<>();

    FireCheck(List<Machine> machines) {
        this.machines = machines;
    }

    void run() {
        Set<String> moving = new HashSet<>();
        for (Machine machine : machines) {
            for (TransitionDefinition transition : machine.definition().transitions()) {
                String node = node(machine.type().key(), transition.name());
                if (transition.to().isPresent() || transition.guarded()) {
                    moving.add(node);
                } else {
                    transition.effects().forEach(effect -> connect(node, effect, machine));
                }
            }
        }
        moving.forEach(fired::remove);
        Set<String> ring = Rings.of(fired);
        if (!ring.isEmpty()) {
            report(ring);
        }
    }

    private void connect(String node, GuardedEffect effect, Machine machine) {
        if (effect.effect() instanceof Effect.Fire fire && TimerCheck.isAlways(effect)) {
            machine.type().field(fire.link()).ifPresent(link -> {
                if (link.type() instanceof FieldType.Reference reference
                        && reference.targets().size() == 1) {
                    fired.computeIfAbsent(node, key -> new HashSet<>())
                            .add(node(reference.targets().get(0), fire.transition()));
                }
            });
        }
    }

    private static String node(String type, String transition) {
        return type + "." + transition;
    }

    private void report(Set<String> ring) {
        machines.stream()
                .filter(machine -> ring.stream()
                        .anyMatch(node -> node.startsWith(machine.type().key() + ".")))
                .findFirst()
                .ifPresent(machine -> machine.spot()
                        .at("transitions")
                        .add(
                                "FIRE_LOOP",
                                "transitions fire each other without end: " + Shown.list(ring),
                                "переходы без конца вызывают друг друга: " + Shown.list(ring)));
    }
}
