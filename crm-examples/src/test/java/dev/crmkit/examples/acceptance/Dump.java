package dev.crmkit.examples.acceptance;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every row of every type that the main tenant keeps, past all doors and rights: the bin, the history, the timers, the
 * outbox and the counters are in it. Two dumps are equal when nothing was written in between.
 */
record Dump(Map<String, List<Record>> rows) {
    private static final int PAGE = 500;

    static Dump of(CrmStore store, Schema schema) {
        return store.inTx(UnitOptions.read("main"), tx -> {
            Map<String, List<Record>> rows = new LinkedHashMap<>();
            schema.types().forEach(type -> rows.put(type.key(), all(tx, type)));
            return new Dump(rows);
        });
    }

    private static List<Record> all(StoreTx tx, RecordType type) {
        List<Record> all = new ArrayList<>();
        Slice slice = page(tx, type, all);
        while (slice.more()) {
            slice = page(tx, type, all);
        }
        return all;
    }

    private static Slice page(StoreTx tx, RecordType type, List<Record> all) {
        RecordQuery.Position after = all.isEmpty() ? null : RecordQuery.Position.of(all.get(all.size() - 1), List.of());
        Slice slice = tx.find(new RecordQuery(type.key(), Condition.always(), List.of(), after, PAGE));
        all.addAll(slice.records());
        return slice;
    }

    /** The rows of one type. */
    List<Record> of(String type) {
        return rows.getOrDefault(type, List.of());
    }
}
