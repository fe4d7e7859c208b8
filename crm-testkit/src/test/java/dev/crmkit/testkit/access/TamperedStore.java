package dev.crmkit.testkit.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
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
import java.util.function.UnaryOperator;

/**
 * A store that forgets part of what core tells it, as a core would that forgot to tell it.
 *
 * @param found what becomes of the condition of a page
 * @param counted what becomes of the condition of a report
 * @param written what becomes of a change
 */
record TamperedStore(
        CrmStore sound, UnaryOperator<Condition> found, UnaryOperator<Condition> counted, UnaryOperator<Change> written)
        implements CrmStore {

    static UnaryOperator<CrmStore> finding(UnaryOperator<Condition> found) {
        return store -> new TamperedStore(store, found, condition -> condition, change -> change);
    }

    static UnaryOperator<CrmStore> counting(UnaryOperator<Condition> counted) {
        return store -> new TamperedStore(store, condition -> condition, counted, change -> change);
    }

    static UnaryOperator<CrmStore> asking(UnaryOperator<Condition> asked) {
        return store -> new TamperedStore(store, asked, asked, change -> change);
    }

    static UnaryOperator<CrmStore> writing(UnaryOperator<Change> written) {
        return store -> new TamperedStore(store, condition -> condition, condition -> condition, written);
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

    private final class Tx implements StoreTx {
        private final StoreTx tx;

        Tx(StoreTx tx) {
            this.tx = tx;
        }

        @Override
        public Loaded load(LoadPlan plan) {
            return tx.load(plan);
        }

        @Override
        public Slice find(RecordQuery query) {
            return tx.find(new RecordQuery(
                    query.type(), found.apply(query.where()), query.orders(), query.after(), query.limit()));
        }

        @Override
        public Aggregates aggregate(Aggregation wish) {
            return tx.aggregate(new Aggregation(
                    wish.type(), counted.apply(wish.where()), wish.groups(), wish.measures(), wish.limit()));
        }

        @Override
        public void apply(ChangeSet changes) {
            tx.apply(new ChangeSet(changes.changes().stream().map(written).toList()));
        }
    }

    /** Without the atoms that say whose the record must be. */
    static Condition withoutScope(Condition condition) {
        return each(condition, part -> isScope(part) ? Condition.always() : part);
    }

    /** The same of related records only. */
    static Condition withoutScopeAway(Condition condition) {
        return each(
                condition,
                part -> part instanceof Condition.Exists exists
                        ? new Condition.Exists(exists.relation(), withoutScope(exists.where()))
                        : part);
    }

    static Condition withTheBin(Condition condition) {
        return each(
                condition,
                part -> part instanceof Condition.Not not
                                && not.part() instanceof Condition.Present present
                                && present.field().equals(Header.DELETED_AT)
                        ? Condition.always()
                        : part);
    }

    /** Or for and, at the top. */
    static Condition eitherOr(Condition condition) {
        return condition instanceof Condition.All all && all.parts().size() > 1
                ? new Condition.Any(all.parts())
                : condition;
    }

    static Change withoutPermit(Change change) {
        return change instanceof Change.Update update
                ? new Change.Update(update.before(), update.record(), Condition.always())
                : change;
    }

    private static boolean isScope(Condition part) {
        if (part instanceof Condition.Compare compare) {
            return compare.field().equals(Header.OWNER) || compare.field().equals(Header.UNIT);
        }
        return part instanceof Condition.In in
                && (in.field().equals(Header.OWNER) || in.field().equals(Header.UNIT));
    }

    private static Condition each(Condition condition, UnaryOperator<Condition> change) {
        if (condition instanceof Condition.All all) {
            return change.apply(new Condition.All(parts(all.parts(), change)));
        }
        if (condition instanceof Condition.Any any) {
            return change.apply(new Condition.Any(parts(any.parts(), change)));
        }
        if (condition instanceof Condition.Not not) {
            return change.apply(new Condition.Not(each(not.part(), change)));
        }
        return change.apply(condition);
    }

    private static List<Condition> parts(List<Condition> parts, UnaryOperator<Condition> change) {
        List<Condition> changed = new ArrayList<>();
        parts.forEach(part -> changed.add(each(part, change)));
        return changed;
    }
}
