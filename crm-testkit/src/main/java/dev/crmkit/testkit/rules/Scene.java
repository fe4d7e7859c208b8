package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Units over the two cells x and y of a tenant, let go step by step in a given order; and what they saw. */
final class Scene implements AutoCloseable {
    private static final String TYPE = "gen_cell";
    private static final Field<String> VALUE = Field.text("value", 40);
    static final Schema SCHEMA =
            Schema.of(List.of(RecordType.plain(TYPE).fields(VALUE).build()));

    private final List<Script> scripts;
    private final Map<String, UUID> cells;
    private final List<Actor> actors = new ArrayList<>();
    private final AtomicLong ticks = new AtomicLong();
    private final List<UUID> spare;
    private final Shelf shelf;

    /** One unit of the scene. */
    private final class Actor {
        private final Session session;
        private final UnitLog log;
        private final Map<String, Record> read = new HashMap<>();
        private final List<Long> counts = new ArrayList<>();
        private final UUID own;

        Actor(Shelf shelf, int number) {
            this.session = new Session(shelf);
            this.log = new UnitLog("u" + (number + 1));
            this.own = spare.get(number);
        }

        void let(Script.Step step) {
            switch (step.verb()) {
                case "read" -> session.step(tx -> read(tx, step.cell()));
                case "lock" -> session.step(tx -> lock(tx, step.cell()));
                case "write" -> session.step(tx -> change(tx, step.cell(), lock(tx, step.cell())));
                case "swap" ->
                    session.step(tx -> change(tx, step.cell(), Objects.requireNonNull(read.get(step.cell()))));
                case "count" -> session.step(tx -> counts.add(Ask.count(tx, TYPE, Condition.always())));
                case "add" -> session.step(tx -> tx.apply(Shelf.inserts(List.of(cell(own, log.name() + "/0")))));
                case "commit" -> session.commit(this::ends);
                case "abort" -> session.rollback(this::ends);
                default -> throw new IllegalArgumentException(step.verb());
            }
        }

        private void read(StoreTx tx, String cell) {
            Record found = load(tx, cell, false);
            read.put(cell, found);
            log.add(event(false, cell, found));
        }

        private Record lock(StoreTx tx, String cell) {
            Record held = load(tx, cell, true);
            log.add(event(false, cell, held));
            return held;
        }

        private void ends() {
            log.ends(ticks.incrementAndGet());
        }

        private Record load(StoreTx tx, String cell, boolean lock) {
            return Ask.load(tx, TYPE, List.of(cells.get(cell)), lock).get(0);
        }

        private void change(StoreTx tx, String cell, Record before) {
            Record after = before.next().set(VALUE, log.nextValue()).build();
            tx.apply(Shelf.updates(before, after));
            log.add(event(true, cell, after));
        }

        private UnitLog.Event event(boolean write, String cell, Record record) {
            return new UnitLog.Event(write, cell, record.version(), record.require(VALUE), ticks.incrementAndGet());
        }
    }

    private Scene(Trial trial, List<Script> scripts) {
        this.scripts = scripts;
        this.cells = Map.of("x", trial.dice().id(), "y", trial.dice().id());
        this.spare = scripts.stream().map(script -> trial.dice().id()).toList();
        this.shelf = trial.shelf(SCHEMA);
        List<Shelf> nodes = trial.nodes(shelf);
        shelf.insert(cells.values().stream()
                .map(id -> cell(id, UnitLog.START + "/0"))
                .toList());
        for (int i = 0; i < scripts.size(); i++) {
            actors.add(new Actor(nodes.get(i % 2), i));
        }
    }

    private static Record cell(UUID id, String value) {
        return Record.create(SCHEMA.type(TYPE), id).set(VALUE, value).build();
    }

    /** Plays the scene to its end. */
    static Scene play(Trial trial, List<Script> scripts, List<Integer> order) {
        Scene scene = new Scene(trial, scripts);
        int[] next = new int[scripts.size()];
        for (int turn : order) {
            scene.actors.get(turn).let(scripts.get(turn).steps().get(next[turn]++));
            Strand.settle(
                    scene.actors.stream().map(actor -> actor.session.strand()).toList());
        }
        scene.actors.forEach(actor -> actor.log.ended(actor.session.ended()));
        return scene;
    }

    Map<Anomaly, String> anomalies() {
        return History.anomalies(logs());
    }

    /** How the unit of that script ended. */
    Session.Outcome outcome(int script) {
        return actors.get(script).session.outcome();
    }

    List<Long> counts(int script) {
        return actors.get(script).counts;
    }

    List<UnitLog> logs() {
        return actors.stream().map(actor -> actor.log).toList();
    }

    /** What units were refused with. */
    List<Throwable> refusals() {
        return actors.stream()
                .flatMap(actor -> actor.session.failure().stream())
                .toList();
    }

    /** The cells whose stored value is of that unit. */
    List<Record> leftBy(UnitLog unit) {
        return stored().stream()
                .filter(record -> record.require(VALUE).startsWith(unit.name() + "/"))
                .toList();
    }

    private List<Record> stored() {
        return shelf.list(TYPE, Condition.always());
    }

    /** Whether another unit can change both cells at once, finding what was committed last. */
    boolean isFree() {
        List<Record> before = stored();
        List<Record> held = shelf.inWriting(tx -> {
            List<Record> found =
                    Ask.load(tx, TYPE, before.stream().map(Record::id).toList(), true);
            found.forEach(cell -> tx.apply(Shelf.updates(cell, cell.next().build())));
            return found;
        });
        return held.equals(before);
    }

    /** The scene as a story, for whoever has to find the fault. */
    String told(List<Integer> order) {
        StringBuilder story = new StringBuilder("\nsteps: ");
        int[] next = new int[scripts.size()];
        for (int turn : order) {
            story.append(actors.get(turn).log.name())
                    .append(' ')
                    .append(scripts.get(turn).steps().get(next[turn]++))
                    .append("; ");
        }
        actors.forEach(actor -> story.append('\n').append(actor.log));
        return story.toString();
    }

    @Override
    public void close() {
        actors.forEach(actor -> actor.session.close());
    }
}
