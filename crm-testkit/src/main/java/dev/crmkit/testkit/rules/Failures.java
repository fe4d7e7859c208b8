package dev.crmkit.testkit.rules;

import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Units that fail in every way, many more of them than any store has connections. */
final class Failures {
    private static final int EACH = 40;
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Environment CLOCK = new SystemEnvironment();

    private final Trial trial;
    private final World world;
    private final Shelf shelf;

    private Failures(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 8);
        this.shelf = trial.shelf(world);
    }

    static void run(Trial trial) {
        Failures failures = new Failures(trial);
        for (Consumer<StoreTx> way : failures.ways()) {
            for (int i = 0; i < EACH; i++) {
                failures.fail(way);
            }
            failures.next();
        }
    }

    private List<Consumer<StoreTx>> ways() {
        Record victim = trial.dice().pick(world.all(Schemas.TARGET));
        Record imagined = victim.next().build();
        return List.of(
                tx -> {
                    throw new Units.Interruption();
                },
                tx -> {
                    Ask.load(tx, Schemas.TARGET, List.of(victim.id()), true);
                    Ask.page(tx, Schemas.BROAD, Condition.always(), List.of(), null, 1);
                    throw new Units.Interruption();
                },
                tx -> tx.apply(Shelf.updates(imagined, imagined.next().build())),
                tx -> tx.apply(Shelf.inserts(
                        List.of(Record.create(victim.type(), victim.id()).build()))));
    }

    private void fail(Consumer<StoreTx> way) {
        try {
            shelf.write(way);
        } catch (CrmException | Units.Interruption wanted) {
            return;
        }
        trial.require(false, "a unit that must fail has succeeded");
    }

    private void next() {
        Instant start = CLOCK.now();
        trial.sameRecords("all records after failures", RoundTrips.sorted(world), shelf.dump(world.schema()));
        Record before = shelf.read(tx -> Ask.list(tx, Schemas.TARGET, Condition.always(), List.of(), 100))
                .get(0);
        List<Record> held = Together.elsewhere(
                () -> shelf.inWriting(tx -> Ask.load(tx, Schemas.TARGET, List.of(before.id()), true)));
        trial.sameRecords("loaded for change after failures", List.of(before), held);
        Duration took = Duration.between(start, CLOCK.now());
        trial.require(took.compareTo(AT_ONCE) < 0, "the unit after failures took " + took);
    }
}
