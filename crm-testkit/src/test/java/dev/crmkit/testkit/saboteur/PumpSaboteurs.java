package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.OB_01;
import static dev.crmkit.testkit.rules.StoreRule.OB_03;
import static dev.crmkit.testkit.rules.StoreRule.TM_01;
import static dev.crmkit.testkit.rules.StoreRule.TM_02;
import static dev.crmkit.testkit.rules.StoreRule.TM_03;
import static dev.crmkit.testkit.rules.StoreRule.TM_04;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Faults of those who hand out, lease and settle due records. */
final class PumpSaboteurs {
    private static final Comparator<Record> EARLIEST = SortKey.comparator(List.of(Order.asc(Due.DUE_AT)));

    private PumpSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of("M24 reads what is due and leases it then", ReadsFirst::new, TM_01),
                Saboteur.of("M25 deletes what it hands out", Deletes::new, TM_02),
                Saboteur.of("M26 compares whole seconds", WholeSeconds::new, TM_03),
                Saboteur.of("M27 asks the clock of the node", NodeClock::new, TM_03),
                Saboteur.of("M28 remembers removals in memory only", ForgetsRemovals::new, TM_04),
                Saboteur.of("M29 hands out of a key by the id", ById::new, OB_03),
                Saboteur.of("M30 marks as sent what it hands out", MarksSent::new, OB_01));
    }

    /** Claims of its own making. */
    private static class OwnClaims extends Tampered {
        OwnClaims(CrmStore sound) {
            super(sound);
        }

        Comparator<Record> inKey() {
            return EARLIEST;
        }

        Instant dueAt(Record record) {
            return record.require(Due.DUE_AT);
        }

        Instant now(ClaimRequest wish) {
            return wish.now().orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MICROS));
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Instant now = now(wish);
            return sound.inTx(UnitOptions.write(wish.tenant()), tx -> {
                tx.apply(new ChangeSet(List.of()));
                List<Record> leased = new ArrayList<>();
                for (Record head : claimable(tx, wish, now)) {
                    leased.add(leased(tx, head, now.plus(wish.lease())));
                }
                return new Claims(now, leased);
            });
        }

        static Record leased(StoreTx tx, Record head, Instant until) {
            Record leased = head.next().set(Due.LEASE_UNTIL, until).build();
            tx.apply(new ChangeSet(List.of(new Change.Update(head, leased, Condition.always()))));
            return leased;
        }

        List<Record> claimable(StoreTx tx, ClaimRequest wish, Instant now) {
            Map<String, Record> heads = new LinkedHashMap<>();
            for (Record record : tx.find(new RecordQuery(wish.type(), Due.DEAD_AT.isEmpty(), List.of(), null, 10_000))
                    .records()) {
                heads.merge(record.require(Due.ORDERING_KEY), record, (a, b) -> inKey().compare(a, b) < 0 ? a : b);
            }
            return heads.values().stream()
                    .filter(head -> !dueAt(head).isAfter(now))
                    .filter(head ->
                            !head.get(Due.LEASE_UNTIL).orElse(Instant.MIN).isAfter(now))
                    .sorted(EARLIEST)
                    .limit(wish.limit())
                    .toList();
        }
    }

    /** Two claimants meet between reading and writing, so that the fault shows every time. */
    private static final class ReadsFirst extends OwnClaims {
        private final CyclicBarrier meeting = new CyclicBarrier(2);

        ReadsFirst(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Instant now = now(wish);
            List<Record> heads = sound.inTx(UnitOptions.read(wish.tenant()), tx -> claimable(tx, wish, now));
            meet();
            return sound.inTx(UnitOptions.write(wish.tenant()), tx -> {
                tx.apply(new ChangeSet(List.of()));
                List<Record> leased = new ArrayList<>();
                for (Record head : heads) {
                    Writes.stored(tx, head).ifPresent(stored -> leased.add(leased(tx, stored, now.plus(wish.lease()))));
                }
                return new Claims(now, leased);
            });
        }

        private void meet() {
            try {
                meeting.await(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                // Whoever is left alone goes on alone.
                meeting.reset();
            }
        }
    }

    private static Claims afterwards(CrmStore sound, ClaimRequest wish, UnaryOperator<Record> after) {
        Claims claims = sound.claimDue(wish);
        return sound.inTx(UnitOptions.write(wish.tenant()), tx -> {
            for (Record record : claims.records()) {
                Record changed = after.apply(record);
                tx.apply(new ChangeSet(List.of(
                        changed.equals(record)
                                ? new Change.Remove(record)
                                : new Change.Update(record, changed, Condition.always()))));
            }
            return claims;
        });
    }

    private static final class Deletes extends Tampered {
        Deletes(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            return afterwards(sound, wish, record -> record);
        }
    }

    private static final class MarksSent extends Tampered {
        MarksSent(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Claims claims = afterwards(
                    sound,
                    wish,
                    record -> record.next()
                            .set(Due.DEAD_AT, record.require(Due.DUE_AT))
                            .build());
            return new Claims(
                    claims.now(),
                    claims.records().stream()
                            .map(record -> Writes.mapped(record, record.version() + 1, (field, value) -> value))
                            .toList());
        }
    }

    private static final class WholeSeconds extends OwnClaims {
        WholeSeconds(CrmStore sound) {
            super(sound);
        }

        @Override
        Instant dueAt(Record record) {
            return record.require(Due.DUE_AT).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private static final class NodeClock extends OwnClaims {
        private final Duration skew;

        NodeClock(CrmStore sound) {
            super(sound);
            this.skew = Duration.ofMinutes(Kept.of(sound).nodes.getAndIncrement() % 2 == 0 ? 5 : -5);
        }

        @Override
        Instant now(ClaimRequest wish) {
            return wish.now().orElseGet(() -> super.now(wish).plus(skew));
        }
    }

    private static final class ById extends OwnClaims {
        ById(CrmStore sound) {
            super(sound);
        }

        @Override
        Comparator<Record> inKey() {
            return Comparator.comparing(Record::id, SortKey.BY_ID);
        }
    }

    private static final class ForgetsRemovals extends Tampered {
        private final Set<UUID> gone = ConcurrentHashMap.newKeySet();

        ForgetsRemovals(CrmStore sound) {
            super(sound);
        }

        @Override
        StoreTx tampered(StoreTx tx, UnitOptions options) {
            return new TamperedTx(tx) {
                @Override
                Condition where(Condition where) {
                    return gone.isEmpty()
                            ? where
                            : where.and(Condition.ids(gone).not());
                }

                @Override
                public void apply(ChangeSet changes) {
                    List<Change> rest = new ArrayList<>(changes.changes());
                    rest.removeIf(change -> change instanceof Change.Remove remove && isRemembered(remove));
                    sound.apply(new ChangeSet(rest));
                }

                private boolean isRemembered(Change.Remove remove) {
                    return remove.record().type().has(Due.DUE_AT)
                            && gone.add(remove.record().id());
                }
            };
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Claims claims = sound.claimDue(wish);
            return new Claims(
                    claims.now(),
                    claims.records().stream()
                            .filter(record -> !gone.contains(record.id()))
                            .toList());
        }
    }
}
