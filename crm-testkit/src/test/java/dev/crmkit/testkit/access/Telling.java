package dev.crmkit.testkit.access;

import dev.crmkit.RejectedException;
import dev.crmkit.spi.condition.Condition;
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
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says "forbidden" of a record that is there and out of reach, where "there is none" is to be said. */
record Telling(CrmStore sound) implements CrmStore {

    static CrmStore around(CrmStore sound) {
        return new Telling(sound);
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
        return sound.inTx(options, tx -> work.apply(new Tx(tx)));
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return sound.claimDue(request);
    }

    private record Tx(StoreTx tx) implements StoreTx {

        @Override
        public Loaded load(LoadPlan plan) {
            return tx.load(plan);
        }

        @Override
        public Slice find(RecordQuery query) {
            Slice found = tx.find(query);
            boolean hidden = found.records().isEmpty()
                    && ids(query.where())
                            .filter(ids -> !tx.find(new RecordQuery(query.type(), ids, List.of(), null, 1))
                                    .records()
                                    .isEmpty())
                            .isPresent();
            if (hidden) {
                throw RejectedException.of(Violation.of("", "FORBIDDEN", "not yours", "не ваше"));
            }
            return found;
        }

        private static Optional<Condition> ids(Condition where) {
            return where instanceof Condition.All all
                    ? all.parts().stream()
                            .filter(Condition.Ids.class::isInstance)
                            .findFirst()
                    : Optional.empty();
        }

        @Override
        public Aggregates aggregate(Aggregation aggregation) {
            return tx.aggregate(aggregation);
        }

        @Override
        public void apply(ChangeSet changes) {
            tx.apply(changes);
        }
    }
}
