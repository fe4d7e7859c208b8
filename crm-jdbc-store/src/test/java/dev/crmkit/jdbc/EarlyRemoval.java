package dev.crmkit.jdbc;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * M25 and M30: takes due records away before they are settled, and knows what is left to do with them in memory only. It
 * claims one round ahead, so that there is always something to forget. Nobody notices while the process lives.
 */
final class EarlyRemoval extends Faulty {
    private final Predicate<String> types;
    private final Map<RecordRef, Record> taken = new ConcurrentHashMap<>();

    /** What the next claim of a type hands out. */
    private final Map<String, List<Record>> ahead = new ConcurrentHashMap<>();

    /** @param types the keys of those it takes away */
    EarlyRemoval(CrmStore sound, Predicate<String> types) {
        super(sound);
        this.types = types;
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        Claims claims = super.claimDue(request);
        if (!types.test(request.type())) {
            return claims;
        }
        remove(request.tenant(), claims.records());
        List<Record> before = Objects.requireNonNullElse(ahead.put(request.type(), claims.records()), List.of());
        return new Claims(claims.now(), before);
    }

    private void remove(String tenant, List<Record> claimed) {
        sound.inTx(UnitOptions.write(tenant), tx -> {
            claimed.forEach(record -> taken.put(record.ref(), record));
            tx.apply(new ChangeSet(
                    claimed.stream().<Change>map(Change.Remove::new).toList()));
            return claimed;
        });
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        return sound.inTx(options, tx -> work.apply(new Remembering(tx)));
    }

    private final class Remembering extends Tx {
        Remembering(StoreTx sound) {
            super(sound);
        }

        @Override
        public Loaded load(LoadPlan plan) {
            Map<String, List<Record>> loaded =
                    new LinkedHashMap<>(super.load(plan).byName());
            plan.selections().forEach(wish -> loaded.merge(wish.name(), remembered(wish), EarlyRemoval::together));
            return new Loaded(loaded);
        }

        private List<Record> remembered(Selection wish) {
            return taken.values().stream()
                    .filter(record -> record.type().key().equals(wish.type()))
                    .filter(record -> wish.where().equals(Condition.id(record.id())))
                    .toList();
        }

        @Override
        public void apply(ChangeSet changes) {
            List<Change> rest = new ArrayList<>(changes.changes());
            rest.removeIf(change -> taken.containsKey(change.record().ref()));
            super.apply(new ChangeSet(rest));
        }
    }

    private static List<Record> together(List<Record> stored, List<Record> remembered) {
        List<Record> all = new ArrayList<>(stored);
        all.addAll(remembered);
        return all;
    }
}
