package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one tenant has in a store: short words for what the rules do all the time.
 *
 * @param store an opened store
 * @param tenant the tenant's code
 */
record Shelf(CrmStore store, String tenant) {
    private static final int TRIES = 200;

    <R> R read(Function<StoreTx, R> work) {
        return store.inTx(UnitOptions.read(tenant), work);
    }

    /** Work that writes, in a unit of its own. */
    void write(Consumer<StoreTx> work) {
        inWriting(tx -> {
            work.accept(tx);
            return tenant;
        });
    }

    <R> R inWriting(Function<StoreTx, R> work) {
        return store.inTx(UnitOptions.write(tenant), work);
    }

    void apply(ChangeSet set) {
        write(tx -> tx.apply(set));
    }

    void insert(List<Record> records) {
        apply(inserts(records));
    }

    void insert(Record record) {
        insert(List.of(record));
    }

    void update(Record before, Record after) {
        apply(updates(before, after));
    }

    static ChangeSet inserts(List<Record> records) {
        return new ChangeSet(records.stream().<Change>map(Change.Insert::new).toList());
    }

    static ChangeSet updates(Record before, Record after) {
        return new ChangeSet(List.of(new Change.Update(before, after, Condition.always())));
    }

    static ChangeSet removes(Record record) {
        return new ChangeSet(List.of(new Change.Remove(record)));
    }

    Optional<Record> get(RecordRef ref) {
        return read(tx -> Ask.get(tx, ref));
    }

    List<Record> list(String type, Condition where) {
        return read(tx -> Ask.list(tx, type, where, List.of(), 100));
    }

    List<Record> list(String type, Condition where, List<Order> orders, int page) {
        return read(tx -> Ask.list(tx, type, where, orders, page));
    }

    long count(String type, Condition where) {
        return read(tx -> Ask.count(tx, type, where));
    }

    /** All records of all types, by type and id. */
    List<Record> dump(Schema schema) {
        return read(tx -> dump(tx, schema));
    }

    static List<Record> dump(StoreTx tx, Schema schema) {
        List<Record> records = new ArrayList<>();
        schema.types().forEach(type -> records.addAll(Ask.list(tx, type.key(), Condition.always(), List.of(), 500)));
        return records;
    }

    /** The answer of a unit that may have to be repeated because others are in its way. */
    static <R> R patiently(Supplier<R> unit) {
        for (int i = 1; i < TRIES; i++) {
            try {
                return unit.get();
            } catch (TransientStorageException busy) {
                Thread.onSpinWait();
            }
        }
        return unit.get();
    }
}
