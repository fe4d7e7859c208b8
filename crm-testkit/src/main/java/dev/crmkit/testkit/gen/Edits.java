package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Change sets that a store must accept, and what they make of a world. */
@ForCallers
public final class Edits {
    private static final List<String> TYPES = List.of(Schemas.BROAD, Schemas.PLAIN, Schemas.TARGET);

    private Edits() {}

    /** Up to {@code most} changes of a world over a schema of {@link Schemas}, at most one per record. */
    public static ChangeSet any(Dice dice, World world, int most) {
        return sparing(dice, world, most, Set.of());
    }

    /** Changes of other records than these. */
    public static ChangeSet sparing(Dice dice, World world, int most, Set<RecordRef> spared) {
        List<Change> changes = new ArrayList<>();
        Set<RecordRef> touched = new HashSet<>(spared);
        World now = world;
        for (int i = dice.between(1, most); i > 0; i--) {
            Change change = change(dice, world, now);
            if (touched.add(change.record().ref())) {
                changes.add(change);
                now = after(now, new ChangeSet(List.of(change)));
            }
        }
        return new ChangeSet(changes);
    }

    private static Change change(Dice dice, World before, World now) {
        List<Record> lines = now.all(Schemas.PLAIN);
        int kind = dice.below(4);
        if (kind == 0 && !lines.isEmpty()) {
            return new Change.Remove(dice.pick(lines));
        }
        if (kind == 1) {
            return new Change.Insert(Worlds.another(dice, dice.pick(TYPES), before, now));
        }
        Record record = dice.pick(now.all());
        return new Change.Update(record, Worlds.changed(dice, record, before, now), Condition.always());
    }

    /** The world after the changes. */
    public static World after(World world, ChangeSet set) {
        World after = world;
        for (Change change : set.changes()) {
            after = change instanceof Change.Remove remove
                    ? after.without(remove.record().ref())
                    : after.with(change.record());
        }
        return after;
    }
}
