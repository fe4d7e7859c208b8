package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Dice;
import dev.crmkit.testkit.gen.Edits;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.List;

/** Two tenants in one store. */
final class Tenants {
    private static final Field<RecordRef> CLIENT = Field.reference("client", Schemas.TARGET);

    private Tenants() {}

    /** Everything that can be asked of an id, asked of another tenant's. */
    static void strangers(Trial trial) {
        Schema schema = Schemas.any(trial.dice());
        World theirs = Worlds.any(trial.dice(), schema, 10);
        trial.shelf(theirs);
        Shelf ours = trial.shelf();
        for (Record record : theirs.all()) {
            unknown(trial, ours, record);
        }
        related(trial, ours, schema, trial.dice().pick(theirs.refs(Schemas.TARGET)));
        claims(trial);
    }

    private static void unknown(Trial trial, Shelf ours, Record stranger) {
        String type = stranger.type().key();
        Condition itself = Condition.id(stranger.id());
        trial.same(
                "loaded of another tenant",
                List.of(),
                ours.get(stranger.ref()).stream().toList());
        trial.same("found of another tenant", List.of(), ours.list(type, itself));
        trial.same("counted of another tenant", 0L, ours.count(type, itself));
        trial.same("all of a tenant without records", 0L, ours.count(type, Condition.always()));
        for (ChangeSet change : List.of(Shelf.updates(stranger, stranger.next().build()), Shelf.removes(stranger))) {
            VersionConflictException refusal = trial.refused(
                    "a change of another tenant's record", VersionConflictException.class, () -> ours.apply(change));
            trial.same("version told of another tenant's record", 0L, refusal.actual());
        }
    }

    private static void related(Trial trial, Shelf ours, Schema schema, RecordRef stranger) {
        Record record = Record.create(schema.type(Schemas.BROAD), trial.dice().id())
                .set(CLIENT, stranger)
                .build();
        ours.insert(record);
        Condition forward = Condition.exists(new Relation.Forward(CLIENT, Schemas.TARGET), Condition.always());
        trial.same("related to another tenant's record", 0L, ours.count(Schemas.BROAD, forward));
        Record twin = Record.create(schema.type(Schemas.TARGET), stranger.id()).build();
        Shelf third = trial.shelf();
        third.insert(twin);
        Condition inverse = Condition.exists(new Relation.Inverse(Schemas.BROAD, CLIENT), Condition.always());
        trial.same("another tenant's record points here", 0L, third.count(Schemas.TARGET, inverse));
    }

    private static void claims(Trial trial) {
        Shelf theirs = trial.shelf(DueTrials.SCHEMA);
        Shelf ours = trial.shelf();
        theirs.insert(DueTrials.due(trial.dice().id(), "key", DueTrials.NOON));
        ClaimRequest request = new ClaimRequest(ours.tenant(), DueTrials.TYPE, 10, DueTrials.LEASE, DueTrials.NOON);
        trial.same(
                "claimed of another tenant",
                List.of(),
                ours.store().claimDue(request).records());
    }

    /** Two tenants change and ask by turns; each is as it would be alone. */
    static void interleaved(Trial trial) {
        Dice dice = trial.dice();
        Schema schema = Schemas.any(dice);
        List<World> worlds = new ArrayList<>(List.of(Worlds.any(dice, schema, 12), Worlds.any(dice, schema, 12)));
        List<Shelf> shelves = List.of(trial.shelf(worlds.get(0)), trial.shelf(worlds.get(1)));
        for (int i = Tck.times(20); i > 0; i--) {
            int turn = dice.below(2);
            ChangeSet edit = Edits.any(dice, worlds.get(turn), 4);
            shelves.get(turn).apply(edit);
            worlds.set(turn, Edits.after(worlds.get(turn), edit));
            ask(trial, shelves.get(0), worlds.get(0));
            ask(trial, shelves.get(1), worlds.get(1));
        }
    }

    private static void ask(Trial trial, Shelf shelf, World world) {
        trial.sameRecords("all records of one tenant", RoundTrips.sorted(world), shelf.dump(world.schema()));
        Condition where = new Conditions(trial.dice(), world).any(Schemas.BROAD, 4);
        List<Record> expected = world.sorted(Schemas.BROAD, where, List.of());
        trial.sameRecords("records of one tenant by " + where, expected, shelf.list(Schemas.BROAD, where));
    }

    /** The same records, ids and unique values included, in two tenants; then one tenant changes them. */
    static void twins(Trial trial) {
        World world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 12);
        Shelf one = trial.shelf(world);
        Shelf other = trial.shelf(world);
        World changed = world;
        for (int i = Tck.times(5); i > 0; i--) {
            ChangeSet edit = Edits.any(trial.dice(), changed, 6);
            one.apply(edit);
            changed = Edits.after(changed, edit);
            ask(trial, one, changed);
            ask(trial, other, world);
        }
    }
}
