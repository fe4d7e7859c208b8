package dev.crmkit.testkit.rules;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is left of a unit after something in it has failed, even when the work goes on as if nothing had been. */
final class DeadUnits {
    private final Trial trial;
    private final World world;
    private final Shelf shelf;
    private final RecordType type;

    private DeadUnits(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 8);
        this.shelf = trial.shelf(world);
        this.type = world.schema().type(Schemas.TARGET);
    }

    static void run(Trial trial) {
        DeadUnits units = new DeadUnits(trial);
        units.stale();
        units.duplicate();
        units.throwsAsItWasThrown();
    }

    private void stale() {
        Record imagined = trial.dice().pick(world.all(Schemas.TARGET)).next().build();
        ChangeSet bad = Shelf.updates(imagined, imagined.next().build());
        dies("after a stale change", VersionConflictException.class, bad);
    }

    private void duplicate() {
        ChangeSet bad = Shelf.inserts(List.of(keyed(), keyed()));
        dies("after a duplicate", DuplicateKeyException.class, bad);
    }

    private Record keyed() {
        return another().edit().set(Header.EXTERNAL_KEY, "site:same").build();
    }

    private Record another() {
        return Record.create(type, trial.dice().id()).build();
    }

    private void dies(String when, Class<? extends CrmException> kind, ChangeSet bad) {
        goesOn(when + ", doing nothing more", kind, bad, tx -> {});
        calls().forEach((name, call) -> goesOn(
                when + ", " + name,
                kind,
                bad,
                tx -> trial.refused(name + " " + when, StorageException.class, () -> call.accept(tx))));
    }

    private Map<String, Consumer<StoreTx>> calls() {
        Map<String, Consumer<StoreTx>> calls = new LinkedHashMap<>();
        calls.put("load", tx -> Ask.get(tx, another().ref()));
        calls.put("find", tx -> Ask.page(tx, Schemas.BROAD, Condition.always(), List.of(), null, 1));
        calls.put(
                "aggregate",
                tx -> tx.aggregate(
                        new Aggregation(Schemas.BROAD, Condition.always(), List.of(), List.of(Measure.count()), 1)));
        calls.put("apply", tx -> tx.apply(Shelf.inserts(List.of(another()))));
        return calls;
    }

    /** Something good, something bad that is swallowed, something more; then the work returns. */
    private void goesOn(String when, Class<? extends CrmException> kind, ChangeSet bad, Consumer<StoreTx> more) {
        trial.refused(
                "the commit " + when,
                StorageException.class,
                () -> shelf.write(tx -> {
                    tx.apply(Shelf.inserts(List.of(another())));
                    trial.refused(when, kind, () -> tx.apply(bad));
                    more.accept(tx);
                }));
        trial.sameRecords("all records " + when, RoundTrips.sorted(world), shelf.dump(world.schema()));
    }

    private void throwsAsItWasThrown() {
        Units.Interruption thrown = new Units.Interruption();
        Units.Interruption caught = trial.refused(
                "the work throws",
                Units.Interruption.class,
                () -> shelf.write(tx -> {
                    throw thrown;
                }));
        trial.require(caught == thrown, "what the work throws arrives as it was thrown");
    }
}
