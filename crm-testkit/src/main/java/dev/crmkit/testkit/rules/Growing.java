package dev.crmkit.testkit.rules;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.TransientStorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A schema that gets longer texts, more fields, indexes and types while units work on it. */
final class Growing {
    private static final String TYPE = "gen_growing";
    private static final Field<String> NAME = Field.text("name", 20);
    private static final int WORKERS = 3;
    private static final int WIDEST = 4;

    private final Trial trial;

    private Growing(Trial trial) {
        this.trial = trial;
    }

    static void run(Trial trial) {
        new Growing(trial).underAnOpenUnit();
        new Growing(trial).underACrowd();
    }

    private static RecordType type(int width) {
        List<Field<?>> fields = new ArrayList<>(List.of(Field.text("name", 20 * width)));
        for (int i = 1; i < width; i++) {
            fields.add(more(i));
            fields.add(Field.code("key" + i, 40).unique());
        }
        return RecordType.business(TYPE).fields(fields.toArray(Field<?>[]::new)).build();
    }

    private static Field<String> more(int number) {
        return Field.text("more" + number, 40);
    }

    private static Schema schema(int width) {
        List<RecordType> types = new ArrayList<>(List.of(
                type(width),
                RecordType.plain("user").build(),
                RecordType.plain("unit").build()));
        for (int i = 1; i < width; i++) {
            types.add(RecordType.plain("gen_grown_" + i).field(more(i)).build());
        }
        return Schema.of(types);
    }

    private Record named(String name) {
        return Record.create(type(1), trial.dice().id()).set(NAME, name).build();
    }

    /** What one unit does before and after the schema grows; the migration may wait for it. */
    private void underAnOpenUnit() {
        Shelf shelf = trial.shelf(schema(1));
        List<Shelf> nodes = trial.nodes(shelf);
        List<Record> written = List.of(named("before"), named("after"));
        CompletableFuture<List<String>> grown = new CompletableFuture<>();
        try (Session unit = new Session(shelf);
                Strand migration = new Strand(own -> migrate(shelf, own, grown))) {
            unit.step(tx -> tx.apply(Shelf.inserts(written.subList(0, 1))));
            Strand.settle(List.of(unit.strand()));
            migration.let(() -> {});
            Strand.settle(List.of(unit.strand(), migration));
            unit.step(tx -> tx.apply(Shelf.inserts(written.subList(1, 2))));
            Strand.settle(List.of(unit.strand(), migration));
            unit.commit(() -> {});
            Session.Outcome outcome = unit.ended();
            migration.join();
            unit.failure().ifPresent(this::requireTransient);
            trial.require(!grown.join().isEmpty(), "a migration to a wider schema tells no steps");
            written.forEach(record -> trial.sameRecords(
                    "of a unit that was open when the schema grew, which " + outcome,
                    outcome == Session.Outcome.COMMITTED ? List.of(record) : List.of(),
                    shelf.get(record.ref()).map(this::asWritten).stream().toList()));
        }
        if (trial.has(Capability.SECOND_PROCESS)) {
            sideBySide(shelf, nodes.get(1));
        }
    }

    private static void migrate(Shelf shelf, Strand own, CompletableFuture<List<String>> grown) {
        try {
            own.next().run();
            grown.complete(Shelf.patiently(() -> shelf.store().migrate(schema(2))));
            own.done();
        } catch (RuntimeException | Error e) {
            grown.completeExceptionally(e);
        }
    }

    private void requireTransient(Throwable failure) {
        trial.require(
                failure instanceof TransientStorageException,
                "a unit that was open when the schema grew was refused for good: " + failure);
    }

    private Record asWritten(Record stored) {
        Record.Builder written = Record.stored(type(1), stored.id(), stored.version());
        type(1).fields().forEach(field -> stored.value(field).ifPresent(value -> written.put(field, value)));
        return written.build();
    }

    /** A node that has migrated and one that has not heard of it. */
    private void sideBySide(Shelf grown, Shelf older) {
        Record whole = Record.create(type(2), trial.dice().id())
                .set(NAME, "whole")
                .set(more(1), "kept")
                .build();
        grown.insert(whole);
        Record known = Shelf.patiently(() -> older.get(whole.ref()))
                .map(this::asWritten)
                .orElseThrow();
        Record renamed = known.next().set(NAME, "renamed").build();
        Shelf.patiently(() -> {
            older.update(known, renamed);
            return renamed;
        });
        trial.sameRecords(
                "changed by a node with the older schema",
                List.of(whole.next().set(NAME, "renamed").build()),
                grown.get(whole.ref()).stream().toList());
    }

    /** Threads that write without a pause. */
    private void underACrowd() {
        Shelf shelf = trial.shelf(schema(1));
        List<List<Record>> records = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            String name = "w" + i;
            List<Record> own = new ArrayList<>();
            for (int j = Tck.times(4); j > 0; j--) {
                own.add(named(name));
            }
            records.add(own);
        }
        List<List<Record>> acknowledged =
                Together.all(WORKERS + 1, thread -> thread == WORKERS ? grow(shelf) : work(shelf, records.get(thread)));
        acknowledged.forEach(own -> own.forEach(record -> trial.sameRecords(
                "acknowledged while the schema grew",
                List.of(record),
                shelf.get(record.ref()).map(this::asWritten).stream().toList())));
        Record last = Record.create(type(WIDEST), trial.dice().id())
                .set(more(WIDEST - 1), "last")
                .build();
        shelf.insert(last);
        trial.sameRecords(
                "a record of the last schema",
                List.of(last),
                shelf.get(last.ref()).stream().toList());
    }

    private static List<Record> grow(Shelf shelf) {
        for (int width = 2; width <= WIDEST; width++) {
            Schema wider = schema(width);
            Shelf.patiently(() -> shelf.store().migrate(wider));
        }
        return List.of();
    }

    /** Inserts, changes and reads each; what was acknowledged last. */
    private static List<Record> work(Shelf shelf, List<Record> records) {
        List<Record> written = new ArrayList<>();
        for (Record record : records) {
            Record changed = record.next().set(NAME, "changed").build();
            patiently(() -> shelf.insert(record));
            patiently(() -> shelf.update(record, changed));
            Shelf.patiently(() -> shelf.get(record.ref()));
            written.add(changed);
        }
        return written;
    }

    private static void patiently(Runnable unit) {
        Shelf.patiently(() -> {
            unit.run();
            return unit;
        });
    }
}
