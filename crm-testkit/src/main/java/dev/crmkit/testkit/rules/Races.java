package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Several threads, on two nodes where the store allows it, want the same thing at once. */
final class Races {
    private static final int THREADS = 4;
    private static final String TYPE = "gen_counter";
    private static final Field<Long> COUNT = Field.wholeNumber("count").required();
    private static final Schema COUNTERS =
            Schema.of(List.of(RecordType.plain(TYPE).fields(COUNT).build()));

    private Races() {}

    static void noUpdateIsLost(Trial trial) {
        List<Shelf> nodes = nodes(trial, COUNTERS);
        oneOfMany(trial, nodes);
        everyOneInTheEnd(trial, nodes);
    }

    /** All threads write what they made of the same version. */
    private static void oneOfMany(Trial trial, List<Shelf> nodes) {
        RecordRef counter = counters(trial, nodes.get(0), 1).get(0);
        for (int round = Tck.times(10); round > 0; round--) {
            Record read = nodes.get(0).get(counter).orElseThrow();
            List<Boolean> won =
                    Together.all(THREADS, thread -> Shelf.patiently(() -> isAccepted(nodes.get(thread % 2), read)));
            trial.same(
                    "writers of one version that succeeded",
                    1L,
                    won.stream().filter(winner -> winner).count());
        }
    }

    /** Every thread adds one to one counter after the other, and begins again when it was refused. */
    private static void everyOneInTheEnd(Trial trial, List<Shelf> nodes) {
        int rounds = Tck.times(20);
        List<RecordRef> counters = counters(trial, nodes.get(0), 3);
        Together.all(THREADS, thread -> {
            Shelf node = nodes.get(thread % 2);
            for (int i = 0; i < rounds; i++) {
                increment(node, counters.get((thread + i) % counters.size()));
            }
            return thread;
        });
        long sum = 0;
        for (RecordRef counter : counters) {
            Record record = nodes.get(0).get(counter).orElseThrow();
            trial.same("version of a counter at " + record.require(COUNT), record.require(COUNT) + 1, record.version());
            sum += record.require(COUNT);
        }
        trial.same("sum of the counters", (long) THREADS * rounds, sum);
    }

    private static List<Shelf> nodes(Trial trial, Schema schema) {
        return trial.nodes(trial.shelf(schema));
    }

    private static List<RecordRef> counters(Trial trial, Shelf shelf, int number) {
        List<Record> counters = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            counters.add(Record.create(COUNTERS.type(TYPE), trial.dice().id())
                    .set(COUNT, 0L)
                    .build());
        }
        shelf.insert(counters);
        return counters.stream().map(Record::ref).toList();
    }

    private static void increment(Shelf node, RecordRef counter) {
        boolean done = false;
        while (!done) {
            Record read = Shelf.patiently(() -> node.get(counter)).orElseThrow();
            done = Shelf.patiently(() -> isAccepted(node, read));
        }
    }

    private static boolean isAccepted(Shelf node, Record read) {
        try {
            node.update(read, incremented(read));
            return true;
        } catch (VersionConflictException other) {
            return false;
        }
    }

    private static Record incremented(Record read) {
        return read.next().set(COUNT, read.require(COUNT) + 1).build();
    }

    /** Units that load one record for change are never inside it together, and never find it changed. */
    static void oneAtATime(Trial trial) {
        int rounds = Tck.times(15);
        List<Shelf> nodes = nodes(trial, COUNTERS);
        RecordRef counter = counters(trial, nodes.get(0), 1).get(0);
        AtomicInteger inside = new AtomicInteger();
        Together.all(THREADS, thread -> {
            for (int i = 0; i < rounds; i++) {
                Shelf node = nodes.get(thread % 2);
                Shelf.patiently(() -> node.inWriting(tx -> alone(trial, tx, counter, inside)));
            }
            return thread;
        });
        Record record = nodes.get(0).get(counter).orElseThrow();
        trial.same("counter", (long) THREADS * rounds, record.require(COUNT));
    }

    private static Record alone(Trial trial, StoreTx tx, RecordRef counter, AtomicInteger inside) {
        Record locked = Ask.load(tx, TYPE, List.of(counter.id()), true).get(0);
        try {
            trial.same("units that hold the record", 1, inside.incrementAndGet());
            Record after = incremented(locked);
            tx.apply(Shelf.updates(locked, after));
            return after;
        } catch (VersionConflictException changed) {
            throw trial.strange("a record loaded for change was changed by another unit", changed);
        } finally {
            inside.decrementAndGet();
        }
    }

    /** All threads insert a record with the same unique value, written differently; one of them may. */
    static void oneHolder(Trial trial) {
        List<String> spellings = List.of("ключ", "КЛЮЧ", "Ключ", "клЮч");
        List<Shelf> nodes = nodes(trial, UniqueValues.schema());
        for (int round = Tck.times(8); round > 0; round--) {
            String suffix = " " + round;
            List<UUID> ids = trial.dice()
                    .shuffled(List.of(
                            trial.dice().id(),
                            trial.dice().id(),
                            trial.dice().id(),
                            trial.dice().id()));
            List<Boolean> won = Together.all(THREADS, thread -> {
                Record record = Record.create(UniqueValues.schema().type(UniqueValues.TYPE), ids.get(thread))
                        .set(UniqueValues.NAME, spellings.get(thread) + suffix)
                        .build();
                return Shelf.patiently(() -> isInserted(nodes.get(thread % 2), record));
            });
            trial.same(
                    "threads that won",
                    1L,
                    won.stream().filter(winner -> winner).count());
            Condition same = UniqueValues.NAME.is("ключ" + suffix);
            trial.same("holders of the value", 1L, nodes.get(0).count(UniqueValues.TYPE, same));
        }
    }

    private static boolean isInserted(Shelf node, Record record) {
        try {
            node.insert(record);
            return true;
        } catch (DuplicateKeyException other) {
            return false;
        }
    }
}
