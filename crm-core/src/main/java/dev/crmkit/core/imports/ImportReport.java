package dev.crmkit.core.imports;

import dev.crmkit.spi.ForCallers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What became of all rows. Immutable.
 *
 * @param firstRejected the first rejected rows, {@value #KEPT} at the most; a sink hears of all
 */
@ForCallers
public record ImportReport(
        long created, long updated, long unchanged, long rejected, List<RowVerdict.Rejected> firstRejected) {
    /** How many rejected rows a report keeps. */
    public static final int KEPT = 100;

    public ImportReport {
        firstRejected = List.copyOf(firstRejected);
    }

    /** All rows that were read. */
    public long rows() {
        return created + updated + unchanged + rejected;
    }

    /** A report to be filled, every rejected row going to the sink as well. */
    public static Builder counting(Consumer<RowVerdict.Rejected> sink) {
        return new Builder(sink);
    }

    /** Counts verdicts; keeps no more rejected rows than a report does. Not thread-safe. */
    @ForCallers
    public static final class Builder {
        private final Consumer<RowVerdict.Rejected> sink;
        private final List<RowVerdict.Rejected> first = new ArrayList<>();
        private long created;
        private long updated;
        private long unchanged;
        private long rejected;

        private Builder(Consumer<RowVerdict.Rejected> sink) {
            this.sink = sink;
        }

        /** One row more. */
        public Builder add(RowVerdict verdict) {
            if (verdict instanceof RowVerdict.Created) {
                created++;
            } else if (verdict instanceof RowVerdict.Updated) {
                updated++;
            } else if (verdict instanceof RowVerdict.Unchanged) {
                unchanged++;
            } else {
                reject((RowVerdict.Rejected) verdict);
            }
            return this;
        }

        private void reject(RowVerdict.Rejected row) {
            rejected++;
            if (first.size() < KEPT) {
                first.add(row);
            }
            sink.accept(row);
        }

        /** The report so far. */
        public ImportReport build() {
            return new ImportReport(created, updated, unchanged, rejected, first);
        }
    }
}
