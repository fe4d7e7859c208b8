package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.List;

/** Units opened inside units. */
final class NestedUnits {
    private final Trial trial;
    private final World world;
    private final Shelf shelf;
    private final RecordType type;

    private NestedUnits(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 8);
        this.shelf = trial.shelf(world);
        this.type = world.schema().type(Schemas.PLAIN);
    }

    static void run(Trial trial) {
        NestedUnits units = new NestedUnits(trial);
        units.outerFails();
        units.innerFails();
        units.innerIsRefused();
        units.bothSucceed();
    }

    private Record another() {
        return Record.create(type, trial.dice().id()).build();
    }

    private void outerFails() {
        trial.refused(
                "the outer work throws",
                Units.Interruption.class,
                () -> shelf.write(outer -> {
                    shelf.insert(another());
                    throw new Units.Interruption();
                }));
        untouched("after the outer unit failed");
    }

    private void innerFails() {
        trial.refused(
                "the commit after an inner failure was swallowed",
                StorageException.class,
                () -> shelf.write(outer -> {
                    outer.apply(Shelf.inserts(List.of(another())));
                    trial.refused(
                            "the inner work throws",
                            Units.Interruption.class,
                            () -> shelf.write(inner -> {
                                throw new Units.Interruption();
                            }));
                }));
        untouched("after the inner unit failed");
    }

    private void innerIsRefused() {
        Record never = another();
        trial.refused(
                "the commit after an inner refusal was swallowed",
                StorageException.class,
                () -> shelf.write(outer -> {
                    outer.apply(Shelf.inserts(List.of(another())));
                    shelf.write(inner -> trial.refused(
                            "a stale change", VersionConflictException.class, () -> inner.apply(Shelf.removes(never))));
                }));
        untouched("after the inner unit was refused");
    }

    private void untouched(String when) {
        trial.sameRecords("all records " + when, RoundTrips.sorted(world), shelf.dump(world.schema()));
    }

    /** Three deep: each sees what the others wrote; others see it when the outermost has ended. */
    private void bothSucceed() {
        List<Record> records = List.of(another(), another(), another());
        shelf.write(outer -> {
            outer.apply(Shelf.inserts(records.subList(0, 1)));
            shelf.write(middle -> {
                there("an inner unit", records.subList(0, 1));
                middle.apply(Shelf.inserts(records.subList(1, 2)));
                shelf.insert(records.get(2));
            });
            there("the outer unit", records);
            List<Record> elsewhere = Together.elsewhere(() -> shelf.dump(world.schema()));
            trial.sameRecords("seen by others before the outer unit ends", RoundTrips.sorted(world), elsewhere);
        });
        there("a later unit", records);
    }

    private void there(String where, List<Record> records) {
        records.forEach(record -> trial.sameRecords(
                "records in " + where,
                List.of(record),
                shelf.get(record.ref()).stream().toList()));
    }
}
