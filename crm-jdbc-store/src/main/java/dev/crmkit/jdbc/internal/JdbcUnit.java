package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.storage.Aggregates;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One unit of work. Whatever fails in it leaves it dead. Not thread-safe. */
final class JdbcUnit implements StoreTx {
    private final Scope scope;
    private final boolean readOnly;
    private boolean written;
    private boolean over;

    /** What the unit died of. */
    private @Nullable Throwable failure;

    JdbcUnit(Scope scope, boolean readOnly) {
        this.scope = scope;
        this.readOnly = readOnly;
    }

    /** Runs work of this unit; the unit is dead unless it ends well. */
    <R> R guarded(Supplier<R> work) {
        requireAlive();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Runs work that relies on what the options expect: it is asked along with the first thing the work asks. */
    <R> R expecting(UnitOptions options, Function<StoreTx, R> work) {
        return guarded(() -> {
            options.expected().ifPresent(expected -> Versions.expect(scope, expected));
            return work.apply(this);
        });
    }

    /**
     * Passes a unit that may go on, or commit.
     *
     * @throws StorageException when something in it has failed, or it has ended
     */
    void requireAlive() {
        if (failure != null) {
            throw new StorageException("The unit of work is over: something in it has failed", failure);
        }
        if (over) {
            throw new StorageException("The unit of work is over: it has ended");
        }
    }

    /** Whether a commit that fails may have changed something. */
    boolean hasWritten() {
        return written;
    }

    void end() {
        over = true;
    }

    @Override
    public Loaded load(LoadPlan plan) {
        return guarded(() -> {
            if (plan.selections().stream().anyMatch(Selection::lock)) {
                requireWritable();
            }
            return Loading.load(scope, plan);
        });
    }

    @Override
    public Slice find(RecordQuery query) {
        return guarded(() -> Paging.find(scope, query));
    }

    @Override
    public Aggregates aggregate(Aggregation aggregation) {
        return guarded(() -> Grouping.aggregate(scope, aggregation));
    }

    @Override
    public void apply(ChangeSet changes) {
        guarded(() -> {
            requireWritable();
            written = true;
            Writing.apply(scope, changes);
            return changes;
        });
    }

    Claims claim(ClaimRequest request) {
        written = true;
        return guarded(() -> Leasing.claim(scope, request));
    }

    private void requireWritable() {
        if (readOnly) {
            throw new StorageException("The unit of work was opened to read only");
        }
    }
}
