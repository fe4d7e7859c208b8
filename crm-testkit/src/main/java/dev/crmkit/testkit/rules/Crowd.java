package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Many units on several threads and nodes read and change few records; their history must have no forbidden circle. */
final class Crowd {
    private static final String TYPE = "gen_mark";
    private static final Field<String> VALUE = Field.text("value", 40);
    private static final Schema SCHEMA =
            Schema.of(List.of(RecordType.plain(TYPE).fields(VALUE).build()));
    private static final int THREADS = 4;
    private static final int RECORDS = 4;
    private static final Set<Anomaly> FORBIDDEN =
            EnumSet.of(Anomaly.G0, Anomaly.G1A, Anomaly.G1B, Anomaly.G1C, Anomaly.OTV, Anomaly.P4);

    private final List<Record> records = new ArrayList<>();
    private final AtomicLong ticks = new AtomicLong();
    private final List<Shelf> nodes;

    private Crowd(Trial trial) {
        Shelf shelf = trial.shelf(SCHEMA);
        this.nodes = trial.nodes(shelf);
        for (int i = 0; i < RECORDS; i++) {
            records.add(Record.create(SCHEMA.type(TYPE), trial.dice().id())
                    .set(VALUE, UnitLog.START + "/0")
                    .build());
        }
        shelf.insert(records);
    }

    static void run(Trial trial) {
        Crowd crowd = new Crowd(trial);
        List<Dice> dice = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            dice.add(Dice.of(trial.dice().below(Integer.MAX_VALUE)));
        }
        List<UnitLog> logs = Together.all(THREADS, thread -> crowd.units(thread, dice.get(thread))).stream()
                .flatMap(List::stream)
                .toList();
        Map<Anomaly, String> anomalies = History.anomalies(logs);
        FORBIDDEN.forEach(
                each -> trial.require(!anomalies.containsKey(each), anomalies.getOrDefault(each, each.meaning())));
        trial.require(logs.stream().anyMatch(UnitLog::committed), "none of " + logs.size() + " units committed");
    }

    private List<UnitLog> units(int thread, Dice dice) {
        List<UnitLog> logs = new ArrayList<>();
        for (int i = Tck.times(25); i > 0; i--) {
            UnitLog log = new UnitLog("t" + thread + "n" + i);
            logs.add(log);
            log.ended(unit(nodes.get(thread % nodes.size()), log, dice));
        }
        return logs;
    }

    private Session.Outcome unit(Shelf node, UnitLog log, Dice dice) {
        try {
            node.write(tx -> {
                for (int step = dice.between(1, 4); step > 0; step--) {
                    step(tx, log, dice);
                }
                log.ends(ticks.incrementAndGet());
                if (dice.chance(15)) {
                    throw new Units.Interruption();
                }
            });
            return Session.Outcome.COMMITTED;
        } catch (Units.Interruption asked) {
            return Session.Outcome.ROLLED_BACK;
        } catch (TransientStorageException | VersionConflictException refused) {
            return Session.Outcome.REFUSED;
        }
    }

    /** A look, a change of what is loaded for change, or a change of what was only looked at. */
    private void step(StoreTx tx, UnitLog log, Dice dice) {
        Record wanted = dice.pick(records);
        int kind = dice.below(3);
        Record found = Ask.load(tx, TYPE, List.of(wanted.id()), kind == 1).get(0);
        log.add(event(false, found));
        if (kind > 0) {
            Record after = found.next().set(VALUE, log.nextValue()).build();
            tx.apply(Shelf.updates(found, after));
            log.add(event(true, after));
        }
    }

    private UnitLog.Event event(boolean write, Record record) {
        return new UnitLog.Event(
                write, record.id().toString(), record.version(), record.require(VALUE), ticks.incrementAndGet());
    }
}
