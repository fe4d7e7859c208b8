package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.List;

/** Changes of records that are no longer, or never were, what the change expects. */
final class Conflicts {
    private final Trial trial;
    private final Shelf shelf;
    private World world;

    private Conflicts(Trial trial, World world) {
        this.trial = trial;
        this.world = world;
        this.shelf = trial.shelf(world);
    }

    static void run(Trial trial) {
        Dice dice = trial.dice();
        Conflicts conflicts = new Conflicts(trial, Worlds.any(dice, Schemas.any(dice), 20));
        conflicts.staleUpdate(Schemas.BROAD);
        conflicts.staleUpdate(Schemas.PLAIN);
        conflicts.staleRemoval();
        conflicts.unknown();
        for (int i = Tck.times(60); i > 0; i--) {
            conflicts.permit();
        }
    }

    private Record changed(Record before) {
        Record after = before.next().build();
        shelf.update(before, after);
        world = world.with(after);
        return after;
    }

    private void staleUpdate(String type) {
        Record read = trial.dice().pick(world.all(type));
        Record stored = changed(changed(read));
        refused(read, stored.version(), Shelf.updates(read, read.next().build()));
        Record imagined = stored.next().build();
        refused(
                imagined,
                stored.version(),
                Shelf.updates(imagined, imagined.next().build()));
    }

    private void staleRemoval() {
        Record read = trial.dice().pick(world.all(Schemas.PLAIN));
        Record stored = changed(read);
        refused(read, stored.version(), Shelf.removes(read));
    }

    /** A record that was never there, and one that is there no more. */
    private void unknown() {
        Record never = Record.create(
                        world.schema().type(Schemas.PLAIN), trial.dice().id())
                .build();
        Record gone = trial.dice().pick(world.all(Schemas.PLAIN));
        shelf.apply(Shelf.removes(gone));
        world = world.without(gone.ref());
        for (Record record : List.of(never, gone)) {
            refused(record, 0, Shelf.updates(record, record.next().build()));
            refused(record, 0, Shelf.removes(record));
        }
    }

    private void refused(Record expected, long actual, ChangeSet set) {
        String what = "a change of " + expected + " where version " + actual + " is stored";
        VersionConflictException refusal = trial.refused(what, VersionConflictException.class, () -> shelf.apply(set));
        trial.same("record named by the refusal of " + what, expected.ref(), refusal.ref());
        trial.same("expected version of " + what, expected.version(), refusal.expected());
        trial.same("stored version told by the refusal of " + what, actual, refusal.actual());
        untouched();
    }

    /** The permit is asked of the record as it is stored, whatever the change says it was or will be. */
    private void permit() {
        Record stored = trial.dice().pick(world.all());
        String type = stored.type().key();
        Condition permit = new Conditions(trial.dice(), world).any(type, 3);
        Record other = trial.dice().pick(world.all(type));
        Record claimed = as(stored, other, stored.version());
        Record after = stored.next().build();
        ChangeSet set = new ChangeSet(List.of(new Change.Update(claimed, after, permit)));
        if (world.matches(stored, permit)) {
            shelf.apply(set);
            world = world.with(after);
        } else {
            trial.refused(
                    "a change of " + stored + " with the permit " + permit,
                    VersionConflictException.class,
                    () -> shelf.apply(set));
        }
        untouched();
    }

    /** A record with the id of one and the values of another. */
    private static Record as(Record one, Record other, long version) {
        Record.Builder builder = Record.stored(one.type(), one.id(), version);
        one.type().fields().forEach(field -> other.value(field).ifPresent(value -> builder.put(field, value)));
        return builder.build();
    }

    private void untouched() {
        trial.sameRecords("all records", RoundTrips.sorted(world), shelf.dump(world.schema()));
    }
}
