package dev.crmkit.core.memory;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which records are handed out: the head of each ordering key, when it is due and nobody has it. */
final class Claiming {
    private static final Comparator<Record> EARLIEST = SortKey.comparator(List.of(Order.asc(Due.DUE_AT)));

    private Claiming() {}

    static Claims claim(Unit unit, ClaimRequest request, Instant now) {
        List<Change> leases = new ArrayList<>();
        List<Record> claimed = new ArrayList<>();
        for (Record head : claimable(unit.all(request.type(), Due.DEAD_AT.isEmpty()), now, request.limit())) {
            Record leased =
                    head.next().set(Due.LEASE_UNTIL, now.plus(request.lease())).build();
            leases.add(new Change.Update(head, leased, Condition.always()));
            claimed.add(leased);
        }
        unit.apply(new ChangeSet(leases));
        return new Claims(now, claimed);
    }

    private static List<Record> claimable(List<Record> open, Instant now, int limit) {
        return heads(open).stream()
                .filter(head -> !head.require(Due.DUE_AT).isAfter(now))
                .filter(head -> head.get(Due.LEASE_UNTIL).filter(now::isBefore).isEmpty())
                .sorted(EARLIEST)
                .limit(limit)
                .toList();
    }

    private static Collection<Record> heads(List<Record> open) {
        return open.stream()
                .collect(Collectors.toMap(
                        record -> record.require(Due.ORDERING_KEY),
                        Function.identity(),
                        BinaryOperator.minBy(EARLIEST)))
                .values();
    }
}
