package dev.crmkit.jdbc;

import dev.crmkit.jdbc.internal.JdbcEngine;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.StoreDescription;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.sql.Connection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keeps records in a relational database, in real typed columns: the table {@code crm_deal} of the type {@code deal} has
 * a column per field, led by {@code tenant_id}, {@code id} and {@code version}.
 *
 * <p>Runs on H2 in its regular mode and on PostgreSQL 14 or later, told apart by the name of the product. An H2 file database must be opened with {@code WRITE_DELAY=0}, or it is refused: by
 * default H2 loses acknowledged commits when its process is killed. Even so H2 is safe against the death of the process,
 * not against the loss of power.
 *
 * <p>On PostgreSQL several processes may share the data. Tables lie in the current schema of the connections; the
 * database is encoded in UTF8. Nothing is left in a session, so a pooler of transactions such as PgBouncer may stand in
 * between. Where the extension {@code pg_trgm} is installed, {@link #migrate} makes indexes for {@code contains}; it is
 * never installed by the store. How much a commit survives is for {@code fsync} and {@code synchronous_commit} to say,
 * which the store leaves as they are: with {@code synchronous_commit=off} a crash of the server loses what it has just
 * acknowledged. A connection that is lost during a commit leaves an {@link
 * dev.crmkit.spi.storage.UnknownOutcomeException}.
 *
 * <p>Call {@link #migrate} before anything else, also when {@link #plan} has been carried out by other means. The store
 * opens nothing it would have to close. Thread-safe.
 */
@ForCallers
public final class JdbcStore implements CrmStore {
    private final JdbcEngine engine;

    private JdbcStore(JdbcEngine engine) {
        this.engine = engine;
    }

    /**
     * A store that takes its connections from the data source, one per unit of work, and commits its own transactions at
     * READ COMMITTED.
     *
     * <p>When the data source hands out a connection with auto-commit off, that connection is taken to be inside a
     * transaction of the host (as from a transaction-aware data source): the unit joins it, and the host commits. A pool
     * that always hands out such connections would commit nothing; {@link #migrate} refuses it.
     */
    public static JdbcStore on(DataSource source) {
        return new JdbcStore(JdbcEngine.on(source, true));
    }

    /**
     * A store that works on the connection the host is working on. It commits nothing and closes nothing; a unit that
     * fails must make the host roll back. It cannot claim due records, and migrates only where nothing is left to do. A
     * transaction of PostgreSQL at REPEATABLE READ is refused a lock, because what is read beside it would be older.
     *
     * @param host gives the connection of the host's present transaction, auto-commit being off
     */
    public static JdbcStore inHostTransaction(Supplier<Connection> host) {
        return new JdbcStore(JdbcEngine.inHostTransaction(host));
    }

    /** For the crash harness: its control run shows that it notices lost commits. */
    static JdbcStore onForgetfulDatabase(DataSource source) {
        return new JdbcStore(JdbcEngine.on(source, false));
    }

    @Override
    public StoreDescription info() {
        return new StoreDescription("jdbc", engine.capabilities());
    }

    /**
     * What {@link #migrate} would do, as SQL, one statement each; empty when there is nothing to do. Changes nothing.
     *
     * @throws dev.crmkit.spi.storage.StorageException when the stored shape cannot be widened to the schema
     */
    public List<String> plan(Schema schema) {
        return engine.plan(schema);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each step is journalled in {@code crm_schema_journal}. Runs in transactions of its own, also while units are open
     * elsewhere: they may get a {@link dev.crmkit.spi.storage.TransientStorageException} and are to be repeated. On
     * PostgreSQL in one transaction, and of several processes that migrate at once one does it. On H2 it waits for the
     * writing units of this process, but not for a transaction of the host.
     */
    @Override
    public List<String> migrate(Schema schema) {
        return engine.migrate(schema);
    }

    @Override
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        return engine.inTx(options, work);
    }

    @Override
    public Claims claimDue(ClaimRequest request) {
        return engine.claimDue(request);
    }
}
