package dev.crmkit.examples.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The figures of sorted whole numbers, as the answers define them. */
record Numbers(List<Long> sorted) {
    Numbers {
        sorted = sorted.stream().sorted().toList();
    }

    /** The middle value, or the mean of the two middle ones, without needless zeros; null of nothing. */
    String median() {
        if (sorted.isEmpty()) {
            return null;
        }
        long twice = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
        return BigDecimal.valueOf(twice)
                .divide(BigDecimal.valueOf(2), 1, RoundingMode.UNNECESSARY)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The value at rank ceil(percent * count / 100). */
    long nearestRank(int percent) {
        return sorted.get((percent * sorted.size() + 99) / 100 - 1);
    }

    long sum() {
        return sorted.stream().mapToLong(Long::longValue).sum();
    }

    String mean() {
        return BigDecimal.valueOf(sum())
                .divide(BigDecimal.valueOf(sorted.size()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
