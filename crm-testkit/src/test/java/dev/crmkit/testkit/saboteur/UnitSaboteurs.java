package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.ST_03;
import static dev.crmkit.testkit.rules.StoreRule.ST_04;
import static dev.crmkit.testkit.rules.StoreRule.ST_09;
import static dev.crmkit.testkit.rules.StoreRule.ST_12;
import static dev.crmkit.testkit.rules.StoreRule.TM_05;
import static dev.crmkit.testkit.rules.StoreRule.TN_01;
import static dev.crmkit.testkit.rules.StoreRule.TN_02;
import static dev.crmkit.testkit.rules.StoreRule.TN_04;
import static dev.crmkit.testkit.rules.StoreRule.UW_01;
import static dev.crmkit.testkit.rules.StoreRule.UW_02;
import static dev.crmkit.testkit.rules.StoreRule.UW_03;
import static dev.crmkit.testkit.rules.StoreRule.UW_04;
import static dev.crmkit.testkit.rules.StoreRule.UW_06;
import static dev.crmkit.testkit.rules.StoreRule.UW_07;
import static dev.crmkit.testkit.rules.StoreRule.UW_10;
import static dev.crmkit.testkit.rules.StoreRule.UW_13;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Faults in units, versions, unique values and tenants. */
final class UnitSaboteurs {
    private UnitSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of("commits every call at once", CommitsAtOnce::new, ST_03, ST_12, UW_01, UW_02),
                Saboteur.of("reads committed records only, not its own", ReadsOthers::new, ST_04),
                Saboteur.of("M01 ignores the expected version", IgnoresVersion::new, UW_04, UW_03, TM_05),
                Saboteur.of("ignores the permit", IgnoresPermit::new, UW_04),
                Saboteur.of("does not tell the stored version", HidesVersion::new, UW_04),
                Saboteur.of("names the first record, not the stale one", NamesFirst::new, ST_12),
                Saboteur.of("loads for change without a lock", NoLock::new, UW_06),
                Saboteur.of("has no unique values", NotUnique::new, UW_07),
                Saboteur.of("keeps the unique values of the bin", BinKeepsKeys::new, ST_09),
                Saboteur.of("lets the outer unit outlive the inner one", LooseNesting::new, UW_10),
                Saboteur.of("expects nothing of other records", Trusting::new, UW_13),
                Saboteur.of("has one room for all tenants", OneTenant::new, TN_01, TN_02, TN_04));
    }

    private static final class CommitsAtOnce extends Tampered {
        CommitsAtOnce(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            return work.apply(new OneUnitPerCall(sound, options));
        }
    }

    static class OneUnitPerCall implements StoreTx {
        private final CrmStore store;
        private final UnitOptions options;

        OneUnitPerCall(CrmStore store, UnitOptions options) {
            this.store = store;
            this.options = options;
        }

        @Override
        public Loaded load(LoadPlan plan) {
            return store.inTx(options, tx -> tx.load(plan));
        }

        @Override
        public Slice find(RecordQuery query) {
            return store.inTx(options, tx -> tx.find(query));
        }

        @Override
        public Aggregates aggregate(Aggregation wish) {
            return store.inTx(options, tx -> tx.aggregate(wish));
        }

        @Override
        public void apply(ChangeSet changes) {
            for (Change change : changes.changes()) {
                store.inTx(options, tx -> {
                    tx.apply(new ChangeSet(List.of(change)));
                    return change;
                });
            }
        }
    }

    private static final class ReadsOthers extends Tampered {
        ReadsOthers(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public Slice find(RecordQuery query) {
                    return CompletableFuture.supplyAsync(() -> ReadsOthers.this.sound.inTx(
                                    UnitOptions.read(options.tenant()), other -> other.find(query)))
                            .join();
                }
            };
        }
    }

    private static final class IgnoresVersion extends Tampered {
        IgnoresVersion(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    return Writes.expectingAnything(sound, change);
                }
            };
        }
    }

    private static final class IgnoresPermit extends Tampered {
        IgnoresPermit(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    return change instanceof Change.Update update
                            ? new Change.Update(update.before(), update.record(), Condition.always())
                            : change;
                }
            };
        }
    }

    private static final class HidesVersion extends Tampered {
        HidesVersion(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public void apply(ChangeSet changes) {
                    try {
                        sound.apply(changes);
                    } catch (VersionConflictException e) {
                        throw new VersionConflictException(e.ref(), e.expected(), 0);
                    }
                }
            };
        }
    }

    private static final class NamesFirst extends Tampered {
        NamesFirst(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public void apply(ChangeSet changes) {
                    try {
                        sound.apply(changes);
                    } catch (VersionConflictException e) {
                        throw new VersionConflictException(
                                changes.changes().get(0).record().ref(), e.expected(), e.actual());
                    }
                }
            };
        }
    }

    /** Two units that load for change meet behind the load, so that the fault shows every time. */
    private static final class NoLock extends Tampered {
        private final CyclicBarrier meeting = new CyclicBarrier(2);

        NoLock(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public Loaded load(LoadPlan plan) {
                    List<Selection> unlocked = new ArrayList<>();
                    plan.selections()
                            .forEach(wish -> unlocked.add(
                                    new Selection(wish.name(), wish.type(), wish.where(), wish.limit(), false)));
                    Loaded loaded = sound.load(new LoadPlan(unlocked));
                    if (plan.selections().stream().anyMatch(Selection::lock)) {
                        meet();
                    }
                    return loaded;
                }
            };
        }

        private void meet() {
            try {
                meeting.await(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                // Whoever is left alone goes on alone.
                return;
            }
        }
    }

    private static final class NotUnique extends Tampered {
        NotUnique(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            return sound.migrate(
                    Schema.of(schema.types().stream().map(NotUnique::loosened).toList()));
        }

        private static RecordType loosened(RecordType type) {
            RecordType.Builder loosened = RecordType.plain(type.key());
            type.fields().forEach(field -> loosened.field(Field.of(field.key(), field.type())));
            return loosened.build();
        }
    }

    private static final class BinKeepsKeys extends Tampered {
        BinKeepsKeys(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    if (change instanceof Change.Insert
                            && change.record().type().hasHeader()) {
                        change.record().get(Header.EXTERNAL_KEY).ifPresent(key -> requireFree(change, key));
                    }
                    return change;
                }

                private void requireFree(Change change, String key) {
                    String type = change.record().type().key();
                    RecordQuery same = new RecordQuery(type, Header.EXTERNAL_KEY.is(key), List.of(), null, 1);
                    if (!sound.find(same).records().isEmpty()) {
                        throw new DuplicateKeyException(type, Header.EXTERNAL_KEY.key());
                    }
                }
            };
        }
    }

    private static final class LooseNesting extends Tampered {
        private final Map<Thread, StoreTx> open = new ConcurrentHashMap<>();

        LooseNesting(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            StoreTx outer = open.get(Thread.currentThread());
            if (outer != null) {
                return work.apply(outer);
            }
            return sound.inTx(options, tx -> {
                open.put(Thread.currentThread(), tx);
                try {
                    return work.apply(tx);
                } finally {
                    open.remove(Thread.currentThread());
                }
            });
        }
    }

    private static final class Trusting extends Tampered {
        Trusting(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            return sound.inTx(new UnitOptions(options.tenant(), options.readOnly(), null), work);
        }
    }

    private static final class OneTenant extends Tampered {
        OneTenant(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            return sound.inTx(new UnitOptions("all", options.readOnly(), options.expectation()), work);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            return sound.claimDue(new ClaimRequest("all", wish.type(), wish.limit(), wish.lease(), wish.virtualNow()));
        }
    }
}
