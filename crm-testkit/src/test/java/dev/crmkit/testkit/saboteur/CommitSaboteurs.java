package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.OB_01;
import static dev.crmkit.testkit.rules.StoreRule.ST_03;
import static dev.crmkit.testkit.rules.StoreRule.ST_10;
import static dev.crmkit.testkit.rules.StoreRule.ST_12;
import static dev.crmkit.testkit.rules.StoreRule.ST_14;
import static dev.crmkit.testkit.rules.StoreRule.UW_01;

import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Faults in what a commit and a rollback do. */
final class CommitSaboteurs {
    private CommitSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of(
                        "M04 keeps what was written to the history by a unit that failed",
                        sound -> new KeepsInserts(sound, CommitSaboteurs::isHistory),
                        ST_03),
                Saboteur.of(
                        "M05 keeps the messages of a unit that failed",
                        sound -> new KeepsInserts(sound, CommitSaboteurs::isMessage),
                        OB_01),
                Saboteur.of("M06 writes the history in a transaction of its own", LateHistory::new, ST_03),
                Saboteur.of("M07 goes on after a refusal", GoesOn::new, UW_01),
                Saboteur.of("M39 keeps the changes before the bad one", KeepsPrefix::new, ST_12),
                Saboteur.of("gives no connection back when a unit fails", Leaks::new, ST_14),
                Saboteur.of("leaves the lists of a removed record", LeavesLists::new, ST_10));
    }

    /** The library's own rows: types without a header. */
    private static boolean isHistory(Change change) {
        return change instanceof Change.Insert && !change.record().type().hasHeader() && !isMessage(change);
    }

    private static boolean isMessage(Change change) {
        return change instanceof Change.Insert && change.record().type().has(Due.DUE_AT);
    }

    private static void quietly(CrmStore store, UnitOptions options, List<Change> changes) {
        for (Change change : changes) {
            try {
                store.inTx(options, tx -> {
                    tx.apply(new ChangeSet(List.of(change)));
                    return change;
                });
            } catch (CrmException refused) {
                // As far as it goes.
                return;
            }
        }
    }

    private static final class KeepsInserts extends Tampered {
        private final Predicate<Change> kept;

        KeepsInserts(CrmStore sound, Predicate<Change> kept) {
            super(sound);
            this.kept = kept;
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            List<Change> written = new ArrayList<>();
            try {
                return sound.inTx(
                        options,
                        tx -> work.apply(new TamperedTx(tx) {
                            @Override
                            public void apply(ChangeSet changes) {
                                changes.changes().stream().filter(kept).forEach(written::add);
                                sound.apply(changes);
                            }
                        }));
            } catch (RuntimeException failure) {
                quietly(sound, options, written);
                throw failure;
            }
        }
    }

    private static final class LateHistory extends Tampered {
        LateHistory(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            List<Change> late = new ArrayList<>();
            R result = sound.inTx(
                    options,
                    tx -> work.apply(new TamperedTx(tx) {
                        @Override
                        public void apply(ChangeSet changes) {
                            List<Change> now = new ArrayList<>(changes.changes());
                            now.removeIf(CommitSaboteurs::isHistory);
                            changes.changes().stream()
                                    .filter(CommitSaboteurs::isHistory)
                                    .forEach(late::add);
                            sound.apply(new ChangeSet(now));
                        }
                    }));
            if (!late.isEmpty()) {
                sound.inTx(options, tx -> {
                    tx.apply(new ChangeSet(late));
                    return late;
                });
            }
            return result;
        }
    }

    /** Refuses before anything reaches the unit, which therefore lives on. */
    private static final class GoesOn extends Tampered {
        GoesOn(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                public void apply(ChangeSet changes) {
                    changes.changes().forEach(this::requireVersion);
                    sound.apply(changes);
                }

                private void requireVersion(Change change) {
                    Record expected = change instanceof Change.Update update ? update.before() : change.record();
                    long stored =
                            Writes.stored(sound, expected).map(Record::version).orElse(0L);
                    if (!(change instanceof Change.Insert) && stored != expected.version()) {
                        throw new VersionConflictException(expected.ref(), expected.version(), stored);
                    }
                }
            };
        }
    }

    private static final class KeepsPrefix extends Tampered {
        KeepsPrefix(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            List<Change> bad = new ArrayList<>();
            try {
                return sound.inTx(
                        options,
                        tx -> work.apply(new TamperedTx(tx) {
                            @Override
                            public void apply(ChangeSet changes) {
                                bad.clear();
                                bad.addAll(changes.changes());
                                sound.apply(changes);
                                bad.clear();
                            }
                        }));
            } catch (CrmException failure) {
                quietly(sound, options, bad);
                throw failure;
            }
        }
    }

    private static final class Leaks extends Tampered {
        private final Semaphore pool = new Semaphore(20);

        Leaks(CrmStore sound) {
            super(sound);
        }

        @Override
        public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
            if (!pool.tryAcquire()) {
                throw new TransientStorageException("No connection is free", new TimeoutException());
            }
            R result = sound.inTx(options, work);
            pool.release();
            return result;
        }
    }

    /** Lists are rows of other tables, found again by the id. */
    private static final class LeavesLists extends Tampered {
        private final Map<RecordRef, Record> removed = new HashMap<>();

        LeavesLists(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Change written(Change change) {
                    if (change instanceof Change.Remove) {
                        removed.put(change.record().ref(), change.record());
                    }
                    return change instanceof Change.Insert
                                    && removed.containsKey(change.record().ref())
                            ? new Change.Insert(withLists(change.record()))
                            : change;
                }
            };
        }

        private Record withLists(Record record) {
            Record.Builder filled = record.edit();
            for (Field<?> field : record.type().fields()) {
                if (field.type().multiValued() && record.value(field).isEmpty()) {
                    removed.getOrDefault(record.ref(), record).value(field).ifPresent(list -> filled.put(field, list));
                }
            }
            return filled.build();
        }
    }
}
