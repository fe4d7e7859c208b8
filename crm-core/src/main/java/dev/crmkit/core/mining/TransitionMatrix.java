package dev.crmkit.core.mining;

import dev.crmkit.spi.ForCallers;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often one state followed another. Immutable and thread-safe.
 *
 * @param counts by the state before and the state after, pairs that never came left out
 */
@ForCallers
public record TransitionMatrix(SortedMap<String, SortedMap<String, Long>> counts) {
    public TransitionMatrix {
        SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
        counts.forEach((from, row) -> copy.put(from, Collections.unmodifiableSortedMap(new TreeMap<>(row))));
        counts = Collections.unmodifiableSortedMap(copy);
    }

    static TransitionMatrix of(Iterable<LogCase> cases) {
        SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
        for (LogCase each : cases) {
            for (int i = 1; i < each.steps().size(); i++) {
                String from = each.steps().get(i - 1).state();
                String to = each.steps().get(i).state();
                counts.computeIfAbsent(from, key -> new TreeMap<>()).merge(to, 1L, Long::sum);
            }
        }
        return new TransitionMatrix(counts);
    }

    public long count(String from, String to) {
        Map<String, Long> row = counts.getOrDefault(from, Collections.emptySortedMap());
        return row.getOrDefault(to, 0L);
    }

    /** How many different pairs came. */
    public int distinct() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }

    /** How often a state followed itself. */
    public long repeats() {
        return counts.keySet().stream().mapToLong(state -> count(state, state)).sum();
    }
}
