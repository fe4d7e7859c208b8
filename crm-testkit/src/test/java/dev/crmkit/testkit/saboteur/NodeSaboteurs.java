package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.UW_02;
import static dev.crmkit.testkit.rules.StoreRule.UW_03;
import static dev.crmkit.testkit.rules.StoreRule.UW_05;
import static dev.crmkit.testkit.rules.StoreRule.UW_06;
import static dev.crmkit.testkit.rules.StoreRule.UW_07;
import static dev.crmkit.testkit.rules.StoreRule.UW_09;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Condition.Op;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.TextMode;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.Fold;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Faults between units that are at work at once, on one node or on several. */
final class NodeSaboteurs {
    private NodeSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of("M02 compares the version first and writes then", ComparesFirst::new, UW_03),
                Saboteur.of("M03 shows others what is not committed", ShowsUncommitted::new, UW_02),
                Saboteur.of("M31 caches what was loaded for change, on each node", CachesSeries::new, UW_06),
                Saboteur.of("M32 looks for a unique value before it inserts", LooksFirst::new, UW_07),
                Saboteur.of("M33 keeps unique values unfolded", Unfolded::new, UW_07),
                Saboteur.of("M40 locks inside of one node only", LocksAlone::new, UW_06),
                Saboteur.of("gives an old state now and then", LagsBehind::new, UW_05),
                Saboteur.of("leaves half of a unit that was in the way", LeavesHalf::new, UW_09));
    }

    private static LoadPlan unlocked(LoadPlan plan) {
        return new LoadPlan(plan.selections().stream()
                .map(wish -> new Selection(wish.name(), wish.type(), wish.where(), wish.limit(), false))
                .toList());
    }

    private static boolean locks(LoadPlan plan) {
        return plan.selections().stream().anyMatch(Selection::lock);
    }

    private static final class ComparesFirst extends Tampered {
        ComparesFirst(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    if (change instanceof Change.Update update) {
                        long stored = Writes.stored(sound, update.before())
                                .map(Record::version)
                                .orElse(0L);
                        if (stored != update.before().version()) {
                            throw new VersionConflictException(
                                    update.before().ref(), update.before().version(), stored);
                        }
                        Selection one = new Selection(
                                "one",
                                update.record().type().key(),
                                Condition.id(update.record().id()),
                                1,
                                true);
                        sound.load(new LoadPlan(List.of(one)));
                    }
                    return Writes.expectingAnything(sound, change);
                }
            };
        }
    }

    private static final class ShowsUncommitted extends Tampered {
        ShowsUncommitted(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            Map<String, Record> shown = Kept.of(sound).uncommitted;
            Set<String> own = ConcurrentHashMap.newKeySet();
            try {
                return sound.inTx(
                        options,
                        tx -> work.apply(new TamperedTx(tx) {
                            @Override
                            Record read(Record record) {
                                return shown.getOrDefault(options.tenant() + record.ref(), record);
                            }

                            @Override
                            public void apply(ChangeSet changes) {
                                sound.apply(changes);
                                for (Change change : changes.changes()) {
                                    String key =
                                            options.tenant() + change.record().ref();
                                    own.add(key);
                                    shown.put(key, change.record());
                                }
                            }
                        }));
            } finally {
                own.forEach(shown::remove);
            }
        }
    }

    private static final class CachesSeries extends Tampered {
        private final Map<String, Record> cache = new ConcurrentHashMap<>();

        CachesSeries(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public Loaded load(LoadPlan plan) {
                    Loaded loaded = super.load(plan);
                    if (!locks(plan)) {
                        return loaded;
                    }
                    Map<String, List<Record>> cached = new LinkedHashMap<>();
                    loaded.byName()
                            .forEach((name, records) -> cached.put(
                                    name,
                                    records.stream()
                                            .map(record -> cached(record))
                                            .toList()));
                    return new Loaded(cached);
                }

                private Record cached(Record record) {
                    return Objects.requireNonNull(
                            cache.computeIfAbsent(options.tenant() + record.ref(), absent -> record));
                }

                @Override
                Change written(Change change) {
                    cache.computeIfPresent(options.tenant() + change.record().ref(), (key, old) -> change.record());
                    return change;
                }
            };
        }
    }

    private static Schema changed(Schema schema, Function<Field<?>, Field<?>> change) {
        List<RecordType> types = new ArrayList<>();
        for (RecordType type : schema.types()) {
            RecordType changed = type;
            for (Field<?> field : type.fields()) {
                changed = field.isUnique() ? changed.replacing(change.apply(field)) : changed;
            }
            types.add(changed);
        }
        return Schema.of(types);
    }

    private static final class LooksFirst extends Tampered {
        LooksFirst(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            return sound.migrate(changed(schema, field -> Field.of(field.key(), field.type())));
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    if (!(change instanceof Change.Remove) && World.live(change.record())) {
                        change.record().type().fields().stream()
                                .filter(Field::isUnique)
                                .forEach(field -> requireFree(change.record(), field));
                    }
                    return change;
                }

                private void requireFree(Record record, Field<?> field) {
                    String type = record.type().key();
                    record.value(field)
                            .map(value -> same(field, value))
                            .map(where -> all(type, where))
                            .filter(others -> others.stream()
                                    .anyMatch(other ->
                                            World.live(other) && !other.id().equals(record.id())))
                            .ifPresent(others -> {
                                throw new DuplicateKeyException(type, field.key());
                            });
                }
            };
        }

        private static Condition same(Field<?> field, Object value) {
            boolean folded = field.type() instanceof FieldType.Text text && !text.exact();
            Object operand = folded ? Fold.fold((String) value) : value;
            return operand.equals("")
                    ? Condition.ids(List.of())
                    : new Condition.Compare(field, Op.EQ, Operand.of(operand), folded ? TextMode.FOLDED : mode(field));
        }

        private static TextMode mode(Field<?> field) {
            return field.type().textual() ? TextMode.EXACT : TextMode.FOLDED;
        }
    }

    private static final class Unfolded extends Tampered {
        Unfolded(CrmStore sound) {
            super(sound);
        }

        @Override
        public List<String> migrate(Schema schema) {
            return sound.migrate(changed(schema, Unfolded::exact));
        }

        private static Field<?> exact(Field<?> field) {
            return field.type() instanceof FieldType.Text text
                    ? Field.code(field.key(), text.maxLength()).unique()
                    : field;
        }
    }

    private static final class LocksAlone extends Tampered {
        private final ReentrantLock lock = new ReentrantLock();

        LocksAlone(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            try {
                return sound.inTx(
                        options,
                        tx -> work.apply(new TamperedTx(tx) {
                            @Override
                            public Loaded load(LoadPlan plan) {
                                if (locks(plan)) {
                                    lock.lock();
                                }
                                return super.load(unlocked(plan));
                            }
                        }));
            } finally {
                while (lock.isHeldByCurrentThread()) {
                    lock.unlock();
                }
            }
        }
    }

    /** As a replica would that is read without care. */
    private static final class LagsBehind extends Tampered {
        private final Map<String, Record> old = new ConcurrentHashMap<>();
        private final AtomicInteger reads = new AtomicInteger();

        LagsBehind(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public Loaded load(LoadPlan plan) {
                    Loaded loaded = super.load(plan);
                    if (locks(plan)) {
                        return loaded;
                    }
                    Map<String, List<Record>> lagging = new LinkedHashMap<>();
                    loaded.byName()
                            .forEach((name, records) -> lagging.put(
                                    name,
                                    records.stream()
                                            .map(record -> lagging(record))
                                            .toList()));
                    return new Loaded(lagging);
                }

                private Record lagging(Record record) {
                    Record first = Objects.requireNonNull(
                            old.computeIfAbsent(options.tenant() + record.ref(), absent -> record));
                    return reads.incrementAndGet() % 2 == 0 ? first : record;
                }
            };
        }
    }

    /** Every call is committed at once; who finds a record locked is refused, with what it has done. */
    private static final class LeavesHalf extends Tampered {
        private final Map<RecordRef, Thread> holders;

        LeavesHalf(CrmStore sound) {
            super(sound);
            this.holders = Kept.of(sound).holders;
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            try {
                return work.apply(new UnitSaboteurs.OneUnitPerCall(sound, options) {
                    @Override
                    public Loaded load(LoadPlan plan) {
                        Loaded loaded = super.load(unlocked(plan));
                        if (locks(plan)) {
                            loaded.byName().values().forEach(records -> records.forEach(LeavesHalf.this::hold));
                        }
                        return loaded;
                    }
                });
            } finally {
                holders.values().removeIf(Thread.currentThread()::equals);
            }
        }

        private void hold(Record record) {
            Optional<Thread> other = Optional.ofNullable(holders.putIfAbsent(record.ref(), Thread.currentThread()));
            if (other.filter(thread -> !thread.equals(Thread.currentThread())).isPresent()) {
                throw new TransientStorageException("In the way", new TimeoutException());
            }
        }
    }
}
