package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A wish for due records of one tenant.
 *
 * @param type a type with the {@link Due} fields
 * @param limit how many at the most
 * @param lease how long nobody else may have them
 * @param virtualNow the instant to judge by under a virtual clock; null for the store's own clock
 */
@ForCallers
public record ClaimRequest(
        String tenant,
        String type,
        int limit,
        Duration lease,
        @Nullable Instant virtualNow) {
    private static final Comparator<Record> EARLIEST = SortKey.comparator(List.of(Order.asc(Due.DUE_AT)));

    public Optional<Instant> now() {
        return Optional.ofNullable(virtualNow);
    }

    /**
     * Which records are to be handed out, earliest due first: the head of each ordering key, when it is due and nobody
     * has it. The reference, and all that an adapter without a query language of its own needs.
     *
     * @param records of the type, with those given up; read once
     * @param judged the instant to judge by
     */
    public List<Record> choose(Stream<Record> records, Instant judged) {
        return records
                .filter(record -> record.get(Due.DEAD_AT).isEmpty())
                .collect(Collectors.toMap(
                        record -> record.require(Due.ORDERING_KEY),
                        Function.identity(),
                        BinaryOperator.minBy(EARLIEST)))
                .values()
                .stream()
                .filter(head -> !head.require(Due.DUE_AT).isAfter(judged))
                .filter(head ->
                        head.get(Due.LEASE_UNTIL).filter(judged::isBefore).isEmpty())
                .sorted(EARLIEST)
                .limit(limit)
                .toList();
    }
}
