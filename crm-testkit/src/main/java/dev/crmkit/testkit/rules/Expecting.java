package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Units that rely on the version of a record. */
final class Expecting {
    private final Trial trial;
    private final World world;
    private final Shelf shelf;
    private final RecordType type;

    private Expecting(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 8);
        this.shelf = trial.shelf(world);
        this.type = world.schema().type(Schemas.PLAIN);
    }

    static void run(Trial trial) {
        Expecting expecting = new Expecting(trial);
        Record watched = Record.create(expecting.type, trial.dice().id()).build();
        expecting.holds(watched.ref(), 0);
        expecting.shelf.insert(watched);
        expecting.holds(watched.ref(), watched.version());
        expecting.breaks(watched.ref(), 0, watched.version());
        Record later = watched.next().build();
        expecting.shelf.update(watched, later);
        expecting.holds(watched.ref(), later.version());
        expecting.breaks(watched.ref(), watched.version(), later.version());
        expecting.joined(watched.ref(), watched.version());
        expecting.shelf.apply(Shelf.removes(later));
        expecting.holds(watched.ref(), 0);
        expecting.breaks(watched.ref(), later.version(), 0);
        expecting.elsewhere();
    }

    /** Every way to ask, each in a unit of its own. */
    private Map<String, Consumer<StoreTx>> questions() {
        Map<String, Consumer<StoreTx>> questions = new LinkedHashMap<>();
        questions.put("a list", tx -> Ask.list(tx, type.key(), Condition.always(), List.of(), 100));
        questions.put("a list of nothing", tx -> Ask.list(tx, type.key(), Condition.never(), List.of(), 100));
        questions.put(
                "a count",
                tx -> tx.aggregate(new Aggregation(type.key(), Condition.always(), List.of(), List.of(), 10)));
        questions.put("a load", tx -> tx.load(plan(false)));
        questions.put("a load of nothing", tx -> tx.load(new LoadPlan(List.of())));
        return questions;
    }

    private LoadPlan plan(boolean lock) {
        return new LoadPlan(List.of(new Selection("some", type.key(), Condition.always(), 3, lock)));
    }

    private void holds(RecordRef ref, long version) {
        UnitOptions reading = UnitOptions.read(shelf.tenant()).expecting(ref, version);
        questions().values().forEach(question -> in(reading, question));
        in(UnitOptions.write(shelf.tenant()).expecting(ref, version), tx -> tx.load(plan(true)));
    }

    private void breaks(RecordRef ref, long expected, long stored) {
        UnitOptions reading = UnitOptions.read(shelf.tenant()).expecting(ref, expected);
        questions().forEach((what, question) -> refused(what, reading, question, ref, stored));
        UnitOptions writing = UnitOptions.write(shelf.tenant()).expecting(ref, expected);
        refused("a load for change", writing, tx -> tx.load(plan(true)), ref, stored);
        List<Record> before = shelf.dump(world.schema());
        Record never = Record.create(type, trial.dice().id()).build();
        refused("a change", writing, tx -> tx.apply(Shelf.inserts(List.of(never))), ref, stored);
        trial.sameRecords("all records after a refused change", before, shelf.dump(world.schema()));
    }

    /** What is expected of a unit inside another is expected there as well. */
    private void joined(RecordRef ref, long outdated) {
        UnitOptions inner = UnitOptions.read(shelf.tenant()).expecting(ref, outdated);
        trial.refused(
                "a unit inside another that expects an outdated version",
                VersionConflictException.class,
                () -> shelf.write(outer -> {
                    outer.load(plan(false));
                    in(inner, tx -> tx.load(plan(false)));
                }));
    }

    /** A record of another tenant is none. */
    private void elsewhere() {
        Shelf other = trial.shelf(world);
        Record theirs = Record.create(type, trial.dice().id()).build();
        other.insert(theirs);
        holds(theirs.ref(), 0);
        breaks(theirs.ref(), theirs.version(), 0);
    }

    private void in(UnitOptions options, Consumer<StoreTx> work) {
        shelf.store().inTx(options, tx -> {
            work.accept(tx);
            return options;
        });
    }

    private void refused(String what, UnitOptions options, Consumer<StoreTx> work, RecordRef ref, long stored) {
        VersionConflictException conflict = trial.refused(
                what + " of a unit that expects another version",
                VersionConflictException.class,
                () -> in(options, work));
        trial.require(
                conflict.ref().equals(ref) && conflict.actual() == stored,
                what + ": the refusal names " + conflict.ref() + " at version " + conflict.actual() + ", not " + ref
                        + " at " + stored);
    }
}
