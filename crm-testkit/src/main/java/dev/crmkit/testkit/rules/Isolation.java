package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.storage.TransientStorageException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Scenes of two or three units in every order of their steps: what they may do to each other, and what not. */
final class Isolation {
    private static final Script BOTH = Script.of("write x", "write y", "commit");
    private static final Script BACKWARDS = Script.of("write y", "write x", "commit");
    private static final Script READER = Script.of("read x", "read y", "read x", "commit");
    private static final Set<Anomaly> NEVER =
            EnumSet.of(Anomaly.G0, Anomaly.G1A, Anomaly.G1B, Anomaly.G1C, Anomaly.OTV);

    private static final Map<Anomaly, List<Script>> SCENES = Map.of(
            Anomaly.G0,
            List.of(BOTH, BOTH),
            Anomaly.G1A,
            List.of(Script.of("write x", "write y", "abort"), READER),
            Anomaly.G1B,
            List.of(Script.of("write x", "write x", "commit"), Script.of("read x", "read x", "commit")),
            Anomaly.G1C,
            List.of(Script.of("write x", "read y", "commit"), Script.of("write y", "read x", "commit")),
            Anomaly.OTV,
            List.of(BOTH, BOTH, READER));

    /** What no store has to prevent: the report says whether it does. */
    private static final Map<Anomaly, List<Script>> SHOWN = Map.of(
            Anomaly.G_SINGLE,
            List.of(Script.of("read x", "read y", "commit"), BOTH),
            Anomaly.G2_ITEM,
            List.of(
                    Script.of("read x", "read y", "write x", "commit"),
                    Script.of("read x", "read y", "write y", "commit")),
            Anomaly.PMP,
            List.of(Script.of("count", "count", "commit"), Script.of("add", "commit")),
            Anomaly.G2,
            List.of(Script.of("count", "add", "commit"), Script.of("count", "add", "commit")));

    private Isolation() {}

    /** None of the anomalies of READ COMMITTED; and a line for each in the report. */
    static void committedOnly(Trial trial) {
        Map<Anomaly, String> seen = new EnumMap<>(Anomaly.class);
        SCENES.forEach((anomaly, scripts) -> everyOrder(trial, scripts, 20, (scene, order) -> {
            scene.anomalies().forEach((found, how) -> {
                seen.putIfAbsent(found, how);
                trial.require(!NEVER.contains(found), how + scene.told(order));
            });
        }));
        NEVER.forEach(anomaly -> trial.isolation(anomaly, "prevented"));
        shown(trial, seen);
    }

    private static void shown(Trial trial, Map<Anomaly, String> seen) {
        SHOWN.forEach((anomaly, scripts) -> {
            everyOrder(trial, scripts, 8, (scene, order) -> {
                seen.putAll(scene.anomalies());
                if (isPhantom(anomaly, scene)) {
                    seen.put(anomaly, "");
                }
            });
            trial.isolation(anomaly, seen.containsKey(anomaly) ? "possible" : "not seen");
        });
    }

    private static boolean isPhantom(Anomaly anomaly, Scene scene) {
        if (anomaly == Anomaly.PMP) {
            return Set.copyOf(scene.counts(0)).size() > 1;
        }
        boolean bothCommitted = scene.logs().stream().allMatch(UnitLog::committed);
        return anomaly == Anomaly.G2 && bothCommitted && scene.counts(0).equals(scene.counts(1));
    }

    /** Two units that have read one version, whatever the order in which they write and commit. */
    static void lostUpdates(Trial trial) {
        Script swap = Script.of("read x", "swap x", "commit");
        Script undone = Script.of("read x", "swap x", "abort");
        for (List<Script> scripts : List.of(List.of(swap, swap), List.of(undone, swap))) {
            everyOrder(trial, scripts, 20, (scene, order) -> {
                sound(trial, scene, order, Set.of(TransientStorageException.class, VersionConflictException.class));
                trial.require(
                        scene.outcome(1) == Session.Outcome.COMMITTED
                                || scripts.get(0).equals(swap)
                                || !isAlone(order)
                                || isInTheWay(scene),
                        "a unit was refused for what another had rolled back" + scene.told(order));
            });
        }
        trial.isolation(Anomaly.P4, "prevented");
    }

    private static boolean isInTheWay(Scene scene) {
        return scene.refusals().stream().anyMatch(TransientStorageException.class::isInstance);
    }

    /** Whether the first unit is over before the second begins. */
    private static boolean isAlone(List<Integer> order) {
        return order.lastIndexOf(0) < order.indexOf(1);
    }

    /** What is loaded for change is held, and is what was last committed, on whatever node. */
    static void held(Trial trial) {
        Script lock = Script.of("lock x", "read y", "commit");
        everyOrder(trial, List.of(lock, lock), 20, (scene, order) -> {
            apart(trial, scene, order);
            sound(trial, scene, order, Set.of(TransientStorageException.class));
        });
        Script write = Script.of("write x", "commit");
        List<Script> series = List.of(Script.of("write x", "abort"), write, write);
        everyOrder(
                trial,
                series,
                20,
                (scene, order) -> sound(trial, scene, order, Set.of(TransientStorageException.class)));
    }

    private static void apart(Trial trial, Scene scene, List<Integer> order) {
        UnitLog one = scene.logs().get(0);
        UnitLog other = scene.logs().get(1);
        trial.require(!isWithin(one, other) && !isWithin(other, one), "two units hold x" + scene.told(order));
    }

    private static boolean isWithin(UnitLog holder, UnitLog other) {
        if (holder.events().isEmpty() || other.events().isEmpty()) {
            return false;
        }
        long taken = other.events().get(0).tick();
        return taken > holder.events().get(0).tick() && taken < holder.ending();
    }

    /** Two units take two records in opposite orders; then a third finds both free. */
    static void opposite(Trial trial) {
        Consumer<List<Integer>> play = order -> {
            try (Scene scene = Scene.play(trial, List.of(BOTH, BACKWARDS), order)) {
                sound(trial, scene, order, Set.of(TransientStorageException.class));
                whole(trial, scene, order);
            }
        };
        play.accept(List.of(0, 1, 0, 1, 0, 1));
        List<List<Integer>> all = Script.orders(List.of(BOTH, BACKWARDS));
        trial.dice().shuffled(all).stream().limit(Tck.times(5)).forEach(play);
    }

    private static void whole(Trial trial, Scene scene, List<Integer> order) {
        for (UnitLog unit : scene.logs()) {
            trial.require(
                    unit.committed() || scene.leftBy(unit).isEmpty(),
                    "a refused unit has left something" + scene.told(order));
        }
        trial.require(scene.isFree(), "x and y are still held, or are not what was committed last" + scene.told(order));
    }

    /** Units that want different records; the second must be over before the first is. */
    static void unconcerned(Trial trial) {
        List<Script> scripts = List.of(Script.of("write x", "commit"), Script.of("write y", "commit"));
        List<Integer> order = List.of(0, 1, 1, 0);
        try (Scene scene = Scene.play(trial, scripts, order)) {
            trial.require(
                    scene.logs().get(1).ending() < scene.logs().get(0).ending(),
                    "a unit waits for one that wants another record" + scene.told(order));
        }
    }

    private static void sound(
            Trial trial, Scene scene, List<Integer> order, Set<Class<? extends RuntimeException>> allowed) {
        scene.anomalies().values().forEach(how -> trial.require(false, how + scene.told(order)));
        scene.refusals()
                .forEach(refusal -> trial.require(
                        allowed.contains(refusal.getClass()),
                        "a unit was refused with " + refusal + scene.told(order)));
    }

    /** What is looked at when a scene is over. */
    @FunctionalInterface
    private interface Look {
        void at(Scene scene, List<Integer> order);
    }

    /** All orders where the budget reaches that far, else some. */
    private static void everyOrder(Trial trial, List<Script> scripts, int quick, Look look) {
        List<List<Integer>> all = Script.orders(scripts);
        List<List<Integer>> some =
                all.size() <= Tck.times(quick) ? all : trial.dice().shuffled(all);
        some.stream().limit(Tck.times(quick)).forEach(order -> {
            try (Scene scene = Scene.play(trial, scripts, order)) {
                look.at(scene, order);
            }
        });
    }
}
