package dev.crmkit.jdbc;

import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** M06: writes the history in a unit of its own, after the change. */
final class LateHistory extends Faulty {
    LateHistory(CrmStore sound) {
        super(sound);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        List<Change> late = new ArrayList<>();
        R result = sound.inTx(options, tx -> work.apply(new Late(tx, late)));
        if (!late.isEmpty()) {
            sound.inTx(options, tx -> {
                tx.apply(new ChangeSet(late));
                return late;
            });
        }
        return result;
    }

    private static final class Late extends Tx {
        private final List<Change> late;

        Late(StoreTx sound, List<Change> late) {
            super(sound);
            this.late = late;
        }

        @Override
        public void apply(ChangeSet changes) {
            List<Change> now = new ArrayList<>(changes.changes());
            now.removeIf(Late::isHistory);
            changes.changes().stream().filter(Late::isHistory).forEach(late::add);
            super.apply(new ChangeSet(now));
        }

        private static boolean isHistory(Change change) {
            return change.record().type().key().startsWith("audit_");
        }
    }
}
