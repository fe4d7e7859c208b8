package dev.crmkit.testkit.rules;

import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.testkit.gen.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Due records that are written, claimed, settled and removed by units that commit, or do not, or wait. */
final class Settlements {
    private static final Instant NOW = DueTrials.NOON.plusSeconds(60);
    private static final int MOST_ROUNDS = 400;

    private final Trial trial;
    private final Dice dice;
    private final Shelf shelf;
    private final DueTrials due;

    Settlements(Trial trial) {
        this.trial = trial;
        this.dice = trial.dice();
        this.shelf = trial.shelf(DueTrials.SCHEMA);
        this.due = new DueTrials(trial, shelf);
    }

    private Record inserted() {
        Record record = due.due("key", DueTrials.NOON);
        shelf.insert(record);
        return record;
    }

    /** A claimant takes a record and is never heard of again. */
    void abandoned() {
        Record claimed = due.claimed("at first", NOW, 10, List.of(inserted())).get(0);
        Shelf later = trial.reopened(shelf);
        Instant over = NOW.plus(DueTrials.LEASE);
        Record again = new DueTrials(trial, later)
                .claimed("abandoned by its claimant", over, 10, List.of(claimed))
                .get(0);
        later.apply(Shelf.removes(again));
    }

    /** Claimants settle, forget, and fail while settling; in the end every record has been settled once. */
    void untilAllAreSettled() {
        Set<UUID> left = new HashSet<>();
        List<Record> records = new ArrayList<>();
        for (int i = Tck.times(15); i > 0; i--) {
            records.add(due.due("key" + dice.below(5), DueTrials.NOON));
        }
        records.forEach(record -> left.add(record.id()));
        shelf.insert(records);
        Instant now = NOW;
        for (int round = 0; round < MOST_ROUNDS * Tck.times(1) && !left.isEmpty(); round++) {
            now = now.plus(DueTrials.LEASE);
            due.claim(now, 3).records().forEach(record -> treat(record, left));
        }
        trial.same("records that were never handed out to be settled", Set.of(), left);
        trial.same("records that are still stored", List.of(), shelf.dump(DueTrials.SCHEMA));
    }

    private void treat(Record claimed, Set<UUID> left) {
        int fate = dice.below(3);
        if (fate == 0) {
            failing(tx -> tx.apply(Shelf.removes(claimed)));
        } else if (fate == 1) {
            trial.require(left.remove(claimed.id()), claimed + " is handed out after it was settled");
            shelf.apply(Shelf.removes(claimed));
        }
    }

    private void failing(Consumer<StoreTx> work) {
        trial.refused(
                "the work throws",
                Units.Interruption.class,
                () -> shelf.write(tx -> {
                    work.accept(tx);
                    throw new Units.Interruption();
                }));
    }

    /** Removed and committed: neither this store nor one opened later hands it out. */
    void removedForGood() {
        shelf.apply(Shelf.removes(inserted()));
        due.claimed("after the removal", NOW, 10, List.of());
        Shelf later = trial.reopened(shelf);
        new DueTrials(trial, later).claimed("after the removal and reopening", NOW, 10, List.of());
        trial.same("records stored after the removal", List.of(), later.dump(DueTrials.SCHEMA));
    }

    /** Claimed while a removal has been written and not yet committed, or rolled back. */
    void removedMeanwhile() {
        for (boolean commits : List.of(true, false)) {
            Record record = inserted();
            List<Record> claimed = meanwhile(commits, tx -> tx.apply(Shelf.removes(record)));
            if (commits) {
                trial.same("claimed while it was being removed", List.of(), claimed);
                due.claimed("after the removal", NOW, 10, List.of());
            } else {
                Instant later = NOW.plus(DueTrials.LEASE);
                List<Record> all = due.claim(later, 10).records();
                trial.same("claimed after the removal was rolled back", List.of(record.id()), ids(all));
            }
        }
    }

    void comesWithItsUnit() {
        Record lost = due.due("lost", DueTrials.NOON);
        failing(tx -> tx.apply(Shelf.inserts(List.of(lost))));
        due.claimed("written by a unit that was rolled back", NOW, 10, List.of());
        for (boolean commits : List.of(false, true)) {
            Record record = due.due("key", DueTrials.NOON);
            List<Record> early = meanwhile(commits, tx -> tx.apply(Shelf.inserts(List.of(record))));
            List<Record> late = due.claim(NOW, 10).records();
            List<UUID> all = new ArrayList<>(ids(early));
            all.addAll(ids(late));
            List<UUID> expected = commits ? List.of(record.id()) : List.of();
            trial.same("claimed of a unit that was " + (commits ? "committed" : "rolled back"), expected, all);
        }
    }

    void goesWithItsUnit() {
        Record record = inserted();
        Record claimed = due.claimed("at first", NOW, 10, List.of(record)).get(0);
        failing(tx -> tx.apply(Shelf.removes(claimed)));
        trial.sameRecords(
                "stored after a settlement that was rolled back",
                List.of(claimed),
                shelf.get(record.ref()).stream().toList());
        Instant over = NOW.plus(DueTrials.LEASE);
        Record again = due.claimed("after a settlement that was rolled back", over, 10, List.of(claimed))
                .get(0);
        shelf.apply(Shelf.removes(again));
        due.claimed("after a settlement that was committed", over.plus(DueTrials.LEASE), 10, List.of());
    }

    private static List<UUID> ids(List<Record> records) {
        return records.stream().map(Record::id).toList();
    }

    /** What another claims while a unit has done this work and not ended; it may wait for the end, but not know better. */
    private List<Record> meanwhile(boolean commits, Consumer<StoreTx> work) {
        List<Record> claimed = new CopyOnWriteArrayList<>();
        AtomicBoolean early = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        try (Session unit = new Session(shelf);
                Strand claimant = new Strand(own -> {
                    own.next().run();
                    own.done();
                })) {
            CountDownLatch written = new CountDownLatch(1);
            unit.step(tx -> {
                work.accept(tx);
                written.countDown();
            });
            Together.await(written);
            claimant.let(() -> {
                claimed.addAll(Shelf.patiently(() -> due.claim(NOW, 10)).records());
                early.set(!ended.get() && !claimed.isEmpty());
            });
            Strand.settle(List.of(claimant));
            if (commits) {
                unit.commit(() -> ended.set(true));
            } else {
                unit.rollback(() -> ended.set(true));
            }
            unit.ended();
            claimant.join();
        }
        trial.require(!early.get(), "claimed what a unit had changed and not committed: " + claimed);
        return claimed;
    }
}
