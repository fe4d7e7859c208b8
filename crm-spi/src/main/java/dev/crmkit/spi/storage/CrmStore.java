package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForImplementors;
import dev.crmkit.spi.schema.Schema;
import java.util.List;
import java.util.function.Function;

/**
 * A place where records are kept. Implementations MUST be thread-safe.
 *
 * <p>To write one: {@code docs/write-a-storage-adapter.md}. Run the storage contract of crm-testkit, mend what is red.
 */
@ForImplementors
public interface CrmStore extends AutoCloseable {

    StoreDescription info();

    /**
     * Brings the stored shape to the schema. MUST be idempotent and resumable after a crash, MUST destroy nothing. Called
     * once after opening, before any unit: a store learns from it which types there are.
     *
     * @return the steps taken, in words or SQL; empty when there was nothing to do
     * @throws StorageException when the stored shape cannot be widened to the schema
     */
    List<String> migrate(Schema schema);

    /**
     * Runs the work in one unit: commits when it returns, rolls back when it throws. Readers elsewhere MUST see
     * committed data only. After a storage exception the unit is dead and MUST NOT commit, even when the work swallows
     * the exception. A unit inside a unit of the same thread and tenant joins the outer one.
     */
    <R> R inTx(UnitOptions options, Function<StoreTx, R> work);

    /**
     * Claims due records in a unit of its own, at most one per ordering key: its head, the smallest id of the earliest
     * due. A claimed record has a new version (the fencing token) and {@link Due#LEASE_UNTIL}; until then nobody else
     * gets it.
     */
    Claims claimDue(ClaimRequest request);

    /** Releases what the store itself opened; idempotent. */
    @Override
    default void close() {}
}
