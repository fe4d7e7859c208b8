package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Hands out due records with a lease. */
final class Claiming {
    private Claiming() {}

    static Claims claim(Unit unit, ClaimRequest request, Instant now) {
        List<Change> leases = new ArrayList<>();
        List<Record> claimed = new ArrayList<>();
        List<Record> open = unit.all(request.type(), Due.DEAD_AT.isEmpty());
        for (Record head : request.choose(open.stream(), now)) {
            Record leased =
                    head.next().set(Due.LEASE_UNTIL, now.plus(request.lease())).build();
            leases.add(new Change.Update(head, leased, Condition.always()));
            claimed.add(leased);
        }
        unit.apply(new ChangeSet(leases));
        return new Claims(now, claimed);
    }
}
