package dev.crmkit.testkit.access;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A record that changes hands between a load and the write that follows: the first load sees it as it was before. */
final class Hands {
    private @Nullable RecordRef ref;
    private UnaryOperator<Record> before = record -> record;
    private boolean taken;

    /** The next load sees the record like this, at the version it has. */
    void pretend(RecordRef record, UnaryOperator<Record> asItWas) {
        this.ref = record;
        this.before = asItWas;
    }

    /** Whether a load was deceived. */
    boolean taken() {
        return taken;
    }

    CrmStore around(CrmStore sound) {
        return new CrmStore() {
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
                return sound.inTx(options, tx -> work.apply(new Deceived(tx)));
            }

            @Override
            public Claims claimDue(ClaimRequest request) {
                return sound.claimDue(request);
            }
        };
    }

    private final class Deceived implements StoreTx {
        private final StoreTx sound;

        Deceived(StoreTx sound) {
            this.sound = sound;
        }

        @Override
        public Loaded load(LoadPlan plan) {
            if (ref == null || taken) {
                return sound.load(plan);
            }
            Map<String, List<Record>> seen =
                    new LinkedHashMap<>(sound.load(plan).byName());
            for (LoadPlan.Selection wish : plan.selections()) {
                if (wish.type().equals(ref.type())) {
                    seen.put(wish.name(), old(seen.getOrDefault(wish.name(), List.of())));
                }
            }
            return new Loaded(seen);
        }

        private List<Record> old(List<Record> records) {
            List<Record> old = new ArrayList<>();
            for (Record record : records) {
                boolean deceived = record.ref().equals(ref);
                taken |= deceived;
                old.add(deceived ? before.apply(record) : record);
            }
            return old;
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
