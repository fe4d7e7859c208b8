package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.RecordQuery.Position;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * The answer to a {@link RecordQuery}.
 *
 * @param more whether further records follow
 */
@ForCallers
public record Slice(List<Record> records, boolean more) {
    public Slice {
        records = List.copyOf(records);
    }

    /**
     * The page a query asks for: the reference, and all that an adapter without a query language of its own needs. Keeps
     * no more of the matches in hand than it will give out.
     *
     * @param matching the records the condition of the query is true of, in any order; read once
     */
    public static Slice of(RecordQuery query, Stream<Record> matching) {
        Comparator<Position> order = SortKey.positions(query.orders());
        Comparator<Ranked> ranking = Comparator.comparing(Ranked::position, order);
        PriorityQueue<Ranked> best = new PriorityQueue<>(ranking.reversed());
        matching.map(record -> new Ranked(record, Position.of(record, query.orders())))
                .filter(ranked -> query.start()
                        .filter(start -> order.compare(ranked.position, start) <= 0)
                        .isEmpty())
                .forEach(ranked -> keep(best, ranked, query.limit() + 1L));
        List<Record> records = best.stream()
                .sorted(ranking)
                .limit(query.limit())
                .map(Ranked::record)
                .toList();
        return new Slice(records, best.size() > query.limit());
    }

    /** A record and its sort keys, computed once. */
    private record Ranked(Record record, Position position) {}

    private static void keep(PriorityQueue<Ranked> best, Ranked ranked, long limit) {
        best.add(ranked);
        if (best.size() > limit) {
            best.remove();
        }
    }
}
