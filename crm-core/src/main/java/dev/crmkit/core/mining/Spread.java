package dev.crmkit.core.mining;

import dev.crmkit.spi.ForCallers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How durations are spread, in whole seconds. Immutable and thread-safe.
 *
 * @param sorted the seconds, the least first
 */
@ForCallers
public record Spread(List<Long> sorted) {
    private static final int DIGITS = 2;

    public Spread {
        sorted = sorted.stream().sorted().toList();
    }

    /** Of these durations, parts of seconds cut off. */
    public static Spread of(Collection<Duration> durations) {
        return new Spread(durations.stream().map(Duration::toSeconds).toList());
    }

    public int count() {
        return sorted.size();
    }

    public BigInteger sum() {
        return sorted.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    public Optional<Long> least() {
        return percentile(0);
    }

    public Optional<Long> greatest() {
        return percentile(100);
    }

    /** HALF_UP to two digits after the point; empty of nothing. */
    public Optional<BigDecimal> mean() {
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(new BigDecimal(sum()).divide(BigDecimal.valueOf(count()), DIGITS, RoundingMode.HALF_UP));
    }

    /** The middle one, or the mean of the two in the middle, exact; empty of nothing. */
    public Optional<BigDecimal> median() {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal below = BigDecimal.valueOf(sorted.get((count() - 1) / 2));
        BigDecimal above = BigDecimal.valueOf(sorted.get(count() / 2));
        return Optional.of(below.add(above).divide(BigDecimal.valueOf(2)));
    }

    /**
     * By nearest rank: the least one that so many of a hundred do not exceed; empty of nothing.
     *
     * @param percent 0 to 100
     */
    public Optional<Long> percentile(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("A percentile is from 0 to 100");
        }
        int rank = Math.max(1, Math.toIntExact((percent * (long) count() + 99) / 100));
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
    }
}
