package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.List;

/** When a migration may run, and that it runs once. */
final class Migrations {
    private final Trial trial;
    private final World world;
    private final Shelf shelf;

    private Migrations(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 8);
        this.shelf = trial.shelf(world);
    }

    static void run(Trial trial) {
        Migrations migrations = new Migrations(trial);
        migrations.again("before a refusal");
        migrations.insideOfAUnit();
        migrations.insideOfAReadingUnit();
        migrations.again("after a refusal");
    }

    private void again(String when) {
        for (Shelf node : trial.nodes(shelf)) {
            trial.same(
                    "steps of a second migration " + when,
                    List.of(),
                    node.store().migrate(world.schema()));
            trial.sameRecords("all records " + when, RoundTrips.sorted(world), node.dump(world.schema()));
        }
    }

    /** A database that commits on DDL would commit the unit with it. */
    private void insideOfAUnit() {
        Record more = Record.create(
                        world.schema().type(Schemas.PLAIN), trial.dice().id())
                .build();
        trial.refused(
                "the work throws",
                Units.Interruption.class,
                () -> shelf.write(tx -> {
                    tx.apply(Shelf.inserts(List.of(more)));
                    trial.refused(
                            "a migration inside of a unit",
                            StorageException.class,
                            () -> shelf.store().migrate(wider()));
                    throw new Units.Interruption();
                }));
    }

    private void insideOfAReadingUnit() {
        shelf.read(tx -> trial.refused(
                "a migration inside of a unit that reads",
                StorageException.class,
                () -> shelf.store().migrate(wider())));
    }

    private Schema wider() {
        List<RecordType> types = new ArrayList<>(world.schema().types());
        types.add(RecordType.plain("gen_late").fields(Field.text("name", 10)).build());
        return Schema.of(types);
    }
}
