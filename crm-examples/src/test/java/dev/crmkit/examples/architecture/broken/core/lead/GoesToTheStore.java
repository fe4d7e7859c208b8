package dev.crmkit.examples.architecture.broken.core.lead;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.List;

final class GoesToTheStore {
    private GoesToTheStore() {}

    static Loaded load(CrmStore store, LoadPlan plan) {
        return store.inTx(UnitOptions.read("main"), tx -> tx.load(plan));
    }

    static void write(StoreTx tx, ChangeSet changes) {
        tx.apply(changes);
    }

    static Slice list(StoreTx tx, RecordQuery query) {
        return tx.find(query);
    }

    static Aggregates report(StoreTx tx, Aggregation aggregation) {
        return tx.aggregate(aggregation);
    }

    static Claims claim(CrmStore store, ClaimRequest request) {
        return store.claimDue(request);
    }

    static List<String> migrate(CrmStore store, Schema schema) {
        return store.migrate(schema);
    }
}
