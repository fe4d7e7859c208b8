package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.testkit.HostTransaction;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.List;

/** Units in a transaction that a host begins and ends. */
final class Hosted {
    private final Trial trial;
    private final World world;
    private final Shelf shelf;
    private final RecordType type;

    /** What others see. */
    private List<Record> committed;

    private Hosted(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 8);
        this.shelf = trial.shelf(world);
        this.type = world.schema().type(Schemas.PLAIN);
        this.committed = RoundTrips.sorted(world);
    }

    static void run(Trial trial) {
        Hosted hosted = new Hosted(trial);
        hosted.rolledBack();
        hosted.committed();
        hosted.forgotten();
        hosted.failed();
        claims(trial);
    }

    /** The shelf as it is in the host's transaction. */
    private Shelf in(HostTransaction host) {
        trial.same(
                "steps of a migration in the host's transaction",
                List.of(),
                host.store().migrate(world.schema()));
        return new Shelf(host.store(), shelf.tenant());
    }

    private Record another() {
        return Record.create(type, trial.dice().id()).build();
    }

    /** Two units, the second of which changes what the first has written. */
    private Record work(Shelf inside) {
        Record first = another();
        inside.insert(first);
        Record second = first.next().build();
        inside.update(first, second);
        trial.sameRecords(
                "a record in the host's transaction",
                List.of(second),
                inside.get(second.ref()).stream().toList());
        othersSee("while the host's transaction is open");
        return second;
    }

    private void othersSee(String when) {
        trial.sameRecords("seen by others " + when, committed, Together.elsewhere(() -> shelf.dump(world.schema())));
    }

    private void committed() {
        Record written;
        try (HostTransaction host = trial.host()) {
            written = work(in(host));
            host.commit();
        }
        List<Record> now = Together.elsewhere(() -> shelf.dump(world.schema()));
        trial.sameRecords(
                "seen by others after the host has committed, and not before",
                List.of(written),
                now.stream().filter(record -> !committed.contains(record)).toList());
        trial.same("how many records others see", committed.size() + 1, now.size());
        committed = now;
    }

    private void rolledBack() {
        try (HostTransaction host = trial.host()) {
            work(in(host));
            host.rollback();
        }
        othersSee("after the host has rolled back");
    }

    /** A host that dies on the way ends nothing. */
    private void forgotten() {
        try (HostTransaction host = trial.host()) {
            work(in(host));
        }
        othersSee("after the host has let go of its transaction");
    }

    /** What fails in one unit fails for the host, who must roll back. */
    private void failed() {
        try (HostTransaction host = trial.host()) {
            Shelf inside = in(host);
            work(inside);
            trial.refused(
                    "the work of a unit in the host's transaction throws",
                    Units.Interruption.class,
                    () -> inside.write(tx -> {
                        tx.apply(Shelf.inserts(List.of(another())));
                        throw new Units.Interruption();
                    }));
            othersSee("after a unit has failed in the host's transaction");
            host.rollback();
        }
        othersSee("after the host has rolled back for a unit that failed");
        shelf.insert(another());
    }

    /** A lease is for others to see at once: no roll-back may take it back. */
    private static void claims(Trial trial) {
        Schema schema = DueTrials.SCHEMA;
        Shelf shelf = trial.shelf(schema);
        Record due = DueTrials.due(trial.dice().id(), "k", DueTrials.NOON);
        shelf.insert(due);
        ClaimRequest request = new ClaimRequest(shelf.tenant(), DueTrials.TYPE, 1, DueTrials.LEASE, DueTrials.NOON);
        try (HostTransaction host = trial.host()) {
            host.store().migrate(schema);
            trial.refused(
                    "a claim in the host's transaction",
                    StorageException.class,
                    () -> host.store().claimDue(request));
            host.rollback();
        }
        trial.same(
                "records leased by a claim that was refused",
                0L,
                shelf.count(DueTrials.TYPE, Due.LEASE_UNTIL.isNotEmpty()));
    }
}
