package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.OB_03;
import static dev.crmkit.testkit.rules.StoreRule.OB_04;
import static dev.crmkit.testkit.rules.StoreRule.TM_01;
import static dev.crmkit.testkit.rules.StoreRule.TM_03;
import static dev.crmkit.testkit.rules.StoreRule.TM_05;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Faults in what is claimed. */
final class DueSaboteurs {
    private DueSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                Saboteur.of("leases for no time", NoLease::new, TM_01, TM_05),
                Saboteur.of("hands out a second early", Early::new, TM_03),
                Saboteur.of("hands out the whole key", WholeKey::new, OB_03),
                Saboteur.of("waits behind what was given up", WaitsForDead::new, OB_04),
                Saboteur.of("forgets the new version", OldToken::new, TM_01, TM_05));
    }

    private static ClaimRequest request(ClaimRequest wish, Duration lease, Duration early) {
        Instant now = wish.now().map(instant -> instant.plus(early)).orElse(null);
        return new ClaimRequest(wish.tenant(), wish.type(), wish.limit(), lease, now);
    }

    private static final class NoLease extends Tampered {
        NoLease(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            return sound.claimDue(request(wish, Duration.ZERO, Duration.ZERO));
        }
    }

    private static final class Early extends Tampered {
        Early(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Claims claims = sound.claimDue(request(wish, wish.lease(), Duration.ofSeconds(1)));
            return new Claims(wish.now().orElse(claims.now()), claims.records());
        }
    }

    /** Hands out with the head whatever else of the key is due. */
    private static final class WholeKey extends Tampered {
        WholeKey(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Claims heads = sound.claimDue(wish);
            return sound.inTx(UnitOptions.write(wish.tenant()), tx -> {
                List<Record> all = new ArrayList<>(heads.records());
                heads.records().forEach(head -> all.addAll(others(tx, wish, heads.now(), head)));
                return new Claims(heads.now(), all);
            });
        }

        private static List<Record> others(StoreTx tx, ClaimRequest wish, Instant now, Record head) {
            Condition open = Due.ORDERING_KEY
                    .is(head.require(Due.ORDERING_KEY))
                    .and(Due.LEASE_UNTIL.isEmpty())
                    .and(Due.DUE_AT.le(now));
            List<Record> claimed = new ArrayList<>();
            for (Record other : tx.find(new RecordQuery(wish.type(), open, List.of(), null, 100))
                    .records()) {
                Record leased = other.next()
                        .set(Due.LEASE_UNTIL, now.plus(wish.lease()))
                        .build();
                tx.apply(new ChangeSet(List.of(new Change.Update(other, leased, Condition.always()))));
                claimed.add(leased);
            }
            return claimed;
        }
    }

    private static final class WaitsForDead extends Tampered {
        WaitsForDead(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Claims claims = sound.claimDue(wish);
            return sound.inTx(
                    UnitOptions.read(wish.tenant()),
                    tx -> new Claims(
                            claims.now(),
                            claims.records().stream()
                                    .filter(record -> !hasDead(tx, record))
                                    .toList()));
        }

        private static boolean hasDead(StoreTx tx, Record record) {
            Condition dead =
                    Due.ORDERING_KEY.is(record.require(Due.ORDERING_KEY)).and(Due.DEAD_AT.isNotEmpty());
            String type = record.type().key();
            return !tx.find(new RecordQuery(type, dead, List.of(), null, 1))
                    .records()
                    .isEmpty();
        }
    }

    private static final class OldToken extends Tampered {
        OldToken(CrmStore sound) {
            super(sound);
        }

        @Override
        public Claims claimDue(ClaimRequest wish) {
            Claims claims = sound.claimDue(wish);
            List<Record> old = claims.records().stream()
                    .map(record -> Writes.mapped(record, record.version() - 1, (field, value) -> value))
                    .toList();
            return new Claims(claims.now(), old);
        }
    }
}
