package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Edits;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.List;

/** What a unit sees and leaves behind. */
final class Units {
    private static final int STEPS = 4;

    private Units() {}

    /** Thrown by the work of a unit, not by a store. */
    static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The last change of a unit is refused after others of other types were accepted. */
    static void lateRefusal(Trial trial) {
        World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 10);
        Shelf shelf = trial.shelf(world);
        Record changed = trial.dice().pick(world.all(Schemas.TARGET));
        Record line = trial.dice().pick(world.all(Schemas.PLAIN));
        Record fresh = Record.create(line.type(), trial.dice().id()).build();
        Record taken = Record.create(line.type(), line.id()).build();
        trial.refused(
                "a record with the id of another",
                DuplicateKeyException.class,
                () -> shelf.write(tx -> {
                    tx.apply(Shelf.updates(changed, changed.next().build()));
                    tx.apply(Shelf.inserts(List.of(fresh, taken)));
                }));
        same(trial, "after a unit whose last change was refused", world, shelf);
    }

    /** The work throws before its first step, its second, and so on; at last it is let through. */
    static void allOrNothing(Trial trial) {
        World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 15);
        Shelf shelf = trial.shelf(world);
        for (int i = Tck.times(3); i > 0; i--) {
            List<ChangeSet> steps = new ArrayList<>();
            World after = world;
            for (int s = 0; s < STEPS; s++) {
                ChangeSet step = Edits.any(trial.dice(), after, 5);
                steps.add(step);
                after = Edits.after(after, step);
            }
            for (int failAt = 0; failAt <= STEPS; failAt++) {
                List<ChangeSet> done = steps.subList(0, failAt);
                trial.refused("the work throws", Interruption.class, () -> interrupted(shelf, done));
                same(trial, "after a unit that failed behind step " + failAt, world, shelf);
            }
            shelf.write(tx -> steps.forEach(tx::apply));
            world = after;
            same(trial, "after a unit that succeeded", world, shelf);
        }
    }

    private static void interrupted(Shelf shelf, List<ChangeSet> steps) {
        shelf.write(tx -> {
            steps.forEach(tx::apply);
            throw new Interruption();
        });
    }

    private static void same(Trial trial, String when, World world, Shelf shelf) {
        trial.sameRecords("all records " + when, RoundTrips.sorted(world), shelf.dump(world.schema()));
    }

    /** Inside one unit every method answers from the records as this unit has changed them. */
    static void ownWrites(Trial trial) {
        for (int i = Tck.times(3); i > 0; i--) {
            World start = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 15);
            Shelf shelf = trial.shelf(start);
            shelf.write(tx -> {
                World world = start;
                for (int step = 0; step < STEPS; step++) {
                    ChangeSet edit = Edits.any(trial.dice(), world, 6);
                    tx.apply(edit);
                    world = Edits.after(world, edit);
                    trial.sameRecords(
                            "all records in the unit", RoundTrips.sorted(world), Shelf.dump(tx, world.schema()));
                    for (int question = 0; question < 10; question++) {
                        answers(trial, world, tx);
                    }
                }
            });
        }
    }

    private static void answers(Trial trial, World world, StoreTx tx) {
        String type = trial.dice().pick(List.of(Schemas.BROAD, Schemas.PLAIN, Schemas.TARGET));
        Condition where = new Conditions(trial.dice(), world).any(type, 3);
        List<Record> expected = world.sorted(type, where, List.of());
        trial.sameRecords(
                "records of " + type + " in the unit by " + where, expected, Ask.list(tx, type, where, List.of(), 7));
        trial.same("count in the unit by " + where, (long) expected.size(), Ask.count(tx, type, where));
        trial.dice()
                .some(expected, 1)
                .forEach(record -> trial.sameRecords(
                        "loaded in the unit",
                        List.of(record),
                        Ask.get(tx, record.ref()).stream().toList()));
    }

    /** Another thread looks while a unit has written, after it was rolled back and after it was committed. */
    static void committedOnly(Trial trial) {
        Schema schema = Schemas.any(trial.dice());
        World world = Worlds.any(trial.dice(), schema, 10);
        Shelf shelf = trial.shelf(world);
        ChangeSet edit = Edits.any(trial.dice(), world, 10);
        List<Record> before = RoundTrips.sorted(world);
        trial.refused(
                "the work throws",
                Interruption.class,
                () -> shelf.write(tx -> {
                    tx.apply(edit);
                    trial.sameRecords("seen by others before a commit", before, elsewhere(shelf, schema));
                    throw new Interruption();
                }));
        trial.sameRecords("seen by others after a rollback", before, elsewhere(shelf, schema));
        shelf.apply(edit);
        List<Record> after = RoundTrips.sorted(Edits.after(world, edit));
        trial.sameRecords("seen by others after a commit", after, elsewhere(shelf, schema));
    }

    private static List<Record> elsewhere(Shelf shelf, Schema schema) {
        return Together.elsewhere(() -> shelf.dump(schema));
    }
}
