package dev.crmkit.core.internal;

import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.StoreTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the commands of one unit write with: a change of rights is counted with it. Not thread-safe. */
final class Pen {
    private @Nullable StoreTx unit;
    private @Nullable RightsVersion rights;
    private boolean changedRights;

    /** @param rights null where the host answers for them */
    Pen(@Nullable RightsVersion rights) {
        this.rights = rights;
    }

    Pen in(StoreTx tx) {
        unit = tx;
        return this;
    }

    StoreTx tx() {
        return Objects.requireNonNull(unit, "no unit yet");
    }

    /** Whether units, users or roles were written, even if that was rolled back. */
    boolean hasChangedRights() {
        return changedRights;
    }

    /** The changes, and the count of them where they change rights. */
    ChangeSet counted(ChangeSet changes) {
        boolean rightsChange = changes.changes().stream()
                .anyMatch(change -> SystemTypes.isOrganisation(change.record().type()));
        changedRights |= rightsChange;
        if (!rightsChange || rights == null) {
            return changes;
        }
        RightsVersion.Counted counted = rights.count();
        rights = counted.next();
        List<Change> all = new ArrayList<>(changes.changes());
        all.add(counted.change());
        return new ChangeSet(all);
    }
}
