package dev.crmkit.jdbc;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.List;
import java.util.function.Function;

/** A store together with what was opened for it, which is closed with it. */
record Opened(CrmStore store, Runnable release) implements CrmStore {
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
        return store.inTx(options, work);
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return store.claimDue(request);
    }

    @Override
    public void close() {
        store.close();
        release.run();
    }
}
