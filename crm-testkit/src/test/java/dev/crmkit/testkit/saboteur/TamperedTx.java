package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sound unit with places to tamper at: conditions, records read, changes written. */
class TamperedTx implements StoreTx {
    final StoreTx sound;

    TamperedTx(StoreTx sound) {
        this.sound = sound;
    }

    Condition where(Condition where) {
        return where;
    }

    Condition where(String type, Condition where) {
        return where(where);
    }

    /** All records of a type that fit. */
    List<Record> all(String type, Condition where) {
        return sound.find(new RecordQuery(type, where, List.of(), null, 100_000))
                .records();
    }

    Record read(Record record) {
        return record;
    }

    Change written(Change change) {
        return change;
    }

    @Override
    public Loaded load(LoadPlan plan) {
        List<Selection> selections =
                plan.selections().stream().map(this::tampered).toList();
        Map<String, List<Record>> read = new LinkedHashMap<>();
        sound.load(new LoadPlan(selections)).byName().forEach((name, records) -> read.put(name, readAll(records)));
        return new Loaded(read);
    }

    private Selection tampered(Selection wish) {
        return new Selection(wish.name(), wish.type(), where(wish.type(), wish.where()), wish.limit(), wish.lock());
    }

    @Override
    public Slice find(RecordQuery query) {
        RecordQuery tampered = new RecordQuery(
                query.type(), where(query.type(), query.where()), query.orders(), query.after(), query.limit());
        Slice slice = sound.find(tampered);
        return new Slice(readAll(slice.records()), slice.more());
    }

    private List<Record> readAll(List<Record> records) {
        return records.stream().map(this::read).toList();
    }

    @Override
    public Aggregates aggregate(Aggregation wish) {
        return sound.aggregate(new Aggregation(
                wish.type(), where(wish.type(), wish.where()), wish.groups(), wish.measures(), wish.limit()));
    }

    @Override
    public void apply(ChangeSet changes) {
        sound.apply(new ChangeSet(changes.changes().stream().map(this::written).toList()));
    }
}
