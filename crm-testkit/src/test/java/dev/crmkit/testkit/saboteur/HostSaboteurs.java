package dev.crmkit.testkit.saboteur;

import static dev.crmkit.testkit.rules.StoreRule.UW_12;

import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.HostTransaction;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults in what a store does in a transaction that is not its own. */
final class HostSaboteurs {
    private HostSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                hosted("commits by itself in the host's transaction", CommitsByItself::new),
                hosted("claims in the host's transaction", ClaimsInside::new),
                hosted("does not commit with the host", NeverCommits::new));
    }

    /** The fault is in the store a host is given; all others are sound. */
    private static Saboteur hosted(String name, Function<HostTransaction, HostTransaction> fault) {
        UnaryOperator<CrmStore> store = sound -> {
            Kept kept = Kept.of(sound);
            kept.hosts = data -> fault.apply(new KeptHost(data));
            return sound;
        };
        return Saboteur.of(name, store, UW_12);
    }

    private static class Faulty implements HostTransaction {
        final HostTransaction sound;

        Faulty(HostTransaction sound) {
            this.sound = sound;
        }

        @Override
        public CrmStore store() {
            return sound.store();
        }

        @Override
        public void commit() {
            sound.commit();
        }

        @Override
        public void rollback() {
            sound.rollback();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private static final class CommitsByItself extends Faulty {
        CommitsByItself(HostTransaction sound) {
            super(sound);
        }

        @Override
        public CrmStore store() {
            CrmStore inside = super.store();
            return new Tampered(inside) {
                @Override
                public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
                    return ((Tampered) inside).sound.inTx(options, work);
                }
            };
        }
    }

    private static final class ClaimsInside extends Faulty {
        ClaimsInside(HostTransaction sound) {
            super(sound);
        }

        @Override
        public CrmStore store() {
            CrmStore inside = super.store();
            return new Tampered(inside) {
                @Override
                public Claims claimDue(ClaimRequest request) {
                    return ((Tampered) inside).sound.claimDue(request);
                }
            };
        }
    }

    private static final class NeverCommits extends Faulty {
        NeverCommits(HostTransaction sound) {
            super(sound);
        }

        @Override
        public void commit() {
            sound.rollback();
        }
    }
}
