package dev.crmkit.jdbc;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A saboteur: writes the history in a unit of its own, after the change. */
record LateHistory(CrmStore store) implements CrmStore {
    @Override
    public StoreDescription info() {
        return store.info();
    }

    @Override
    public List<String> migrate(Schema schema) {
        return store.migrate(schema);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        List<Change> late = new ArrayList<>();
        R result = store.inTx(options, tx -> work.apply(new Late(tx, late)));
        if (!late.isEmpty()) {
            store.inTx(options, tx -> {
                tx.apply(new ChangeSet(late));
                return late;
            });
        }
        return result;
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return store.claimDue(request);
    }

    @Override
    public void close() {
        store.close();
    }

    private record Late(StoreTx tx, List<Change> late) implements StoreTx {
        @Override
        public Loaded load(LoadPlan plan) {
            return tx.load(plan);
        }

        @Override
        public Slice find(RecordQuery query) {
            return tx.find(query);
        }

        @Override
        public Aggregates aggregate(Aggregation aggregation) {
            return tx.aggregate(aggregation);
        }

        @Override
        public void apply(ChangeSet changes) {
            List<Change> now = new ArrayList<>(changes.changes());
            now.removeIf(Late::isHistory);
            changes.changes().stream().filter(Late::isHistory).forEach(late::add);
            tx.apply(new ChangeSet(now));
        }

        private static boolean isHistory(Change change) {
            return change.record().type().key().startsWith("audit_");
        }
    }
}
