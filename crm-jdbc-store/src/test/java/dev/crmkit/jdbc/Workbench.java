package dev.crmkit.jdbc;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** A store on a database of its own, and the phrases the tests are made of. */
final class Workbench {
    static final String TENANT = "main";

    final DataSource source;
    final JdbcStore store;

    private Workbench(DataSource source) {
        this.source = source;
        this.store = JdbcStore.on(source);
    }

    /** An empty database. */
    static Workbench empty(Database database) {
        return over(database.empty());
    }

    static Workbench over(DataSource source) {
        return new Workbench(source);
    }

    /** A database with the tables of the samples. */
    static Workbench ready(Database database) {
        return migrated(database.empty());
    }

    /** The same where nobody waits long for a lock. */
    static Workbench impatient(Database database) {
        return migrated(database.impatient());
    }

    private static Workbench migrated(DataSource source) {
        Workbench bench = over(source);
        bench.store.migrate(Samples.SCHEMA);
        return bench;
    }

    <R> R write(Function<StoreTx, R> work) {
        return store.inTx(UnitOptions.write(TENANT), work);
    }

    <R> R read(Function<StoreTx, R> work) {
        return store.inTx(UnitOptions.read(TENANT), work);
    }

    void insert(Record... records) {
        apply(Arrays.stream(records).<Change>map(Change.Insert::new).toList());
    }

    void apply(Change... changes) {
        apply(List.of(changes));
    }

    void apply(List<Change> changes) {
        write(tx -> {
            tx.apply(new ChangeSet(changes));
            return changes;
        });
    }

    static Change update(Record before, Record after) {
        return new Change.Update(before, after, Condition.always());
    }

    Record get(Record like) {
        return find(like.type().key(), Condition.id(like.id())).get(0);
    }

    List<Record> find(String type, Condition where, Order... orders) {
        return page(type, where, List.of(orders), 1_000).records();
    }

    List<UUID> ids(String type, Condition where, Order... orders) {
        return find(type, where, orders).stream().map(Record::id).toList();
    }

    Slice page(String type, Condition where, List<Order> orders, int limit) {
        return read(tx -> tx.find(new RecordQuery(type, where, orders, null, limit)));
    }

    /** All pages of that size, one after the other. */
    List<Record> allPages(String type, Condition where, List<Order> orders, int size) {
        List<Record> all = new ArrayList<>();
        RecordQuery query = new RecordQuery(type, where, orders, null, size);
        while (true) {
            RecordQuery next = query;
            Slice slice = read(tx -> tx.find(next));
            all.addAll(slice.records());
            if (!slice.more()) {
                return all;
            }
            Record last = slice.records().get(slice.records().size() - 1);
            query = new RecordQuery(type, where, orders, RecordQuery.Position.of(last, orders), size);
        }
    }

    static LoadPlan plan(Selection... selections) {
        return new LoadPlan(List.of(selections));
    }

    static Selection locked(String name, Record record) {
        return new Selection(name, record.type().key(), Condition.id(record.id()), 1, true);
    }

    static Selection plain(String name, String type, Condition where) {
        return new Selection(name, type, where, 100, false);
    }
}
