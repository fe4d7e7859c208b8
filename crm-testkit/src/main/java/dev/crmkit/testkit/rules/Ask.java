package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Aggregation.Measure;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.RecordQuery.Position;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions to an open unit. */
final class Ask {
    private Ask() {}

    static Optional<Record> get(StoreTx tx, RecordRef ref) {
        return load(tx, ref.type(), List.of(ref.id()), false).stream().findFirst();
    }

    static List<Record> load(StoreTx tx, String type, List<UUID> ids, boolean lock) {
        Selection selection = new Selection("one", type, Condition.ids(ids), Math.max(1, ids.size()), lock);
        return tx.load(new LoadPlan(List.of(selection))).all("one");
    }

    /** All records, walking over pages of this size. */
    static List<Record> list(StoreTx tx, String type, Condition where, List<Order> orders, int page) {
        List<Record> all = new ArrayList<>();
        Slice slice = page(tx, type, where, orders, null, page);
        all.addAll(slice.records());
        while (slice.more() && !slice.records().isEmpty()) {
            slice = page(tx, type, where, orders, all.get(all.size() - 1), page);
            all.addAll(slice.records());
        }
        return all;
    }

    /** The page behind a record, or the first one. */
    static Slice page(StoreTx tx, String type, Condition where, List<Order> orders, @Nullable Record last, int limit) {
        Position start = last == null ? null : Position.of(last, orders);
        return tx.find(new RecordQuery(type, where, orders, start, limit));
    }

    static long count(StoreTx tx, String type, Condition where) {
        Aggregates answer = tx.aggregate(new Aggregation(type, where, List.of(), List.of(Measure.count()), 1));
        return (Long) answer.rows().get(0).values().get(0).orElse(-1L);
    }
}
