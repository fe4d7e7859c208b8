package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForImplementors;

/**
 * One open unit of work of one tenant. A unit reads its own writes. Not thread-safe.
 *
 * <p>Every condition consists of literals, is type-checked, and has its text operands folded. Records in the bin
 * ({@code Header.DELETED_AT} present) are related to nothing in {@code exists}; otherwise core says in the condition
 * whether it wants them.
 */
@ForImplementors
public interface StoreTx {

    /** Answers all selections, in one round trip where the store has round trips. */
    Loaded load(LoadPlan plan);

    /** One page of records, in the total order of the query: its sort keys, then the id compared unsigned. */
    Slice find(RecordQuery query);

    /**
     * One row per group, in any order.
     *
     * @throws dev.crmkit.spi.InvalidInputException {@link Aggregates#mixedCurrencies} or {@link Aggregates#overflow}
     */
    Aggregates aggregate(Aggregation aggregation);

    /**
     * Applies all changes or none; in one round trip where the store has round trips.
     *
     * @throws dev.crmkit.spi.VersionConflictException when the stored version of any record to change or remove is not
     *     the expected one, or its permit does not hold
     * @throws DuplicateKeyException when a unique value is taken by another live record, or the id of an insert is taken
     *     (the field is then {@code id})
     */
    void apply(ChangeSet changes);
}
