package dev.crmkit.jdbc;

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
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.List;
import java.util.function.Function;

/** A sound store between us and the harness; what a saboteur overrides is wrong. */
class Faulty implements CrmStore {
    final CrmStore sound;

    Faulty(CrmStore sound) {
        this.sound = sound;
    }

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

    /** The same for one unit. */
    static class Tx implements StoreTx {
        final StoreTx sound;

        Tx(StoreTx sound) {
            this.sound = sound;
        }

        @Override
        public Loaded load(LoadPlan plan) {
            return sound.load(plan);
        }

        @Override
        public Slice find(RecordQuery query) {
            return sound.find(query);
        }

        @Override
        public Aggregates aggregate(Aggregation aggregation) {
            return sound.aggregate(aggregation);
        }

        @Override
        public void apply(ChangeSet changes) {
            sound.apply(changes);
        }
    }
}
