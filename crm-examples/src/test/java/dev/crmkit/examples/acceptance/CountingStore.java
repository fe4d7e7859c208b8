package dev.crmkit.examples.acceptance;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Counts the units that are opened to be written in. */
record CountingStore(CrmStore sound, AtomicInteger writes) implements CrmStore {

    @Override
    public StoreDescription info() {
        return sound.info();
    }

    @Override
    public List<String> migrate(Schema schema) {
        return sound.migrate(schema);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        if (!options.equals(UnitOptions.read(options.tenant()))) {
            writes.incrementAndGet();
        }
        return sound.inTx(options, work);
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return sound.claimDue(request);
    }

    @Override
    public void close() {
        sound.close();
    }
}
