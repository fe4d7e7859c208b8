package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Edits;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Change sets of which one change must be refused. */
final class BadChanges {
    private static final Field<String> TAX_CODE = Field.text("taxCode", 30);

    private BadChanges() {}

    /** Somewhere among good changes one that expects another version. */
    static void stale(Trial trial, Shelf shelf, World world) {
        Record victim = trial.dice().pick(world.all(Schemas.TARGET));
        Record imagined = victim.next().build();
        Change bad = new Change.Update(imagined, imagined.next().build(), Condition.always());
        ChangeSet set = spoiled(trial, world, victim, bad);
        VersionConflictException refusal = trial.refused(
                "one of " + set.changes().size() + " is stale", VersionConflictException.class, () -> shelf.apply(set));
        trial.same("the record named by the refusal", victim.ref(), refusal.ref());
        untouched(trial, shelf, world);
    }

    /** Somewhere among good changes one that takes the unique value of another. */
    static void duplicate(Trial trial, Shelf shelf, World world) {
        Record holder = trial.dice().pick(world.all(Schemas.BROAD));
        String code = "Ж" + trial.dice().below(1_000_000);
        Record holding = holder.next()
                .clear(Header.DELETED_AT)
                .clear(Header.EXTERNAL_KEY)
                .set(TAX_CODE, code)
                .build();
        Record taker = Record.create(holder.type(), trial.dice().id())
                .set(TAX_CODE, code.toLowerCase(Locale.ROOT))
                .build();
        ChangeSet set = spoiled(trial, world, holder, new Change.Insert(taker));
        DuplicateKeyException refusal = trial.refused(
                "one takes a unique value of another",
                DuplicateKeyException.class,
                () -> shelf.write(tx -> {
                    tx.apply(Shelf.updates(holder, holding));
                    tx.apply(set);
                }));
        trial.same("the type named by the refusal", Schemas.BROAD, refusal.type());
        trial.same("the field named by the refusal", TAX_CODE.key(), refusal.field());
        untouched(trial, shelf, world);
    }

    private static ChangeSet spoiled(Trial trial, World world, Record spared, Change bad) {
        ChangeSet good = Edits.sparing(trial.dice(), world, 30, Set.of(spared.ref()));
        List<Change> changes = new ArrayList<>(good.changes());
        changes.add(trial.dice().below(changes.size() + 1), bad);
        return new ChangeSet(changes);
    }

    private static void untouched(Trial trial, Shelf shelf, World world) {
        trial.sameRecords("all records after the refusal", RoundTrips.sorted(world), shelf.dump(world.schema()));
    }
}
