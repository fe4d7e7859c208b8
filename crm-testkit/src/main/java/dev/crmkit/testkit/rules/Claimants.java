package dev.crmkit.testkit.rules;

import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Several claimants on two nodes take due records until there are no more. */
final class Claimants {
    private static final int THREADS = 4;
    private static final int MOST_ROUNDS = 2_000;

    private Claimants() {}

    static void race(Trial trial) {
        int records = Tck.times(60);
        Shelf first = trial.shelf(DueTrials.SCHEMA);
        List<Shelf> nodes = trial.nodes(first);
        List<Record> due = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            due.add(DueTrials.due(trial.dice().id(), "key" + i, DueTrials.NOON));
        }
        first.insert(due);
        AtomicInteger open = new AtomicInteger(records);
        List<List<UUID>> taken = Together.all(THREADS, thread -> take(nodes.get(thread % 2), open));
        List<UUID> all = taken.stream().flatMap(List::stream).toList();
        Set<UUID> different = new HashSet<>(all);
        trial.same("records claimed more than once", 0, all.size() - different.size());
        trial.same("records claimed", records, different.size());
    }

    private static List<UUID> take(Shelf node, AtomicInteger open) {
        List<UUID> taken = new ArrayList<>();
        ClaimRequest request = new ClaimRequest(node.tenant(), DueTrials.TYPE, 5, DueTrials.LEASE, DueTrials.NOON);
        for (int round = 0; round < MOST_ROUNDS && open.get() > 0; round++) {
            List<Record> claimed =
                    Shelf.patiently(() -> node.store().claimDue(request)).records();
            claimed.forEach(record -> taken.add(record.id()));
            open.addAndGet(-claimed.size());
        }
        return taken;
    }
}
