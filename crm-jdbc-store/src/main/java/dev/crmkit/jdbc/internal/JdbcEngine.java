package dev.crmkit.jdbc.internal;

import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.Claims;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens transactions, keeps the units of each thread, and knows the stored schema. Thread-safe. */
public final class JdbcEngine {
    private final Connector connector;
    private final boolean borrowing;
    private final boolean durable;

    /** The open units of each thread by tenant: a unit inside a unit joins it. */
    private final ThreadLocal<Map<String, JdbcUnit>> open = ThreadLocal.withInitial(HashMap::new);

    private volatile @Nullable Dialect dialect;
    private volatile Optional<Turns> turns = Optional.empty();
    private volatile @Nullable SchemaLayout schema;

    private JdbcEngine(Connector connector, boolean borrowing, boolean durable) {
        this.connector = connector;
        this.borrowing = borrowing;
        this.durable = durable;
    }

    /**
     * An engine with connections of its own.
     *
     * @param durable whether a database that may lose acknowledged commits is refused
     */
    public static JdbcEngine on(DataSource source, boolean durable) {
        return new JdbcEngine(Connector.of(source), false, durable);
    }

    /** An engine that works on the host's connection. */
    public static JdbcEngine inHostTransaction(Supplier<Connection> host) {
        return new JdbcEngine(Connector.borrowing(host), true, true);
    }

    /** What a transaction is for. */
    private enum Purpose {
        READING,
        WRITING,
        MIGRATING
    }

    /** What the engine asks the database in one transaction. */
    @FunctionalInterface
    private interface Work<R> {
        R run(Transaction transaction, Dialect dialect) throws SQLException;
    }

    public Set<Capability> capabilities() {
        return inTransaction(
                Purpose.READING,
                (transaction, database) -> database.capabilities(statements(transaction, database, Optional.empty())));
    }

    /** The steps that are left to bring the stored shape to the schema, as SQL. */
    public List<String> plan(Schema declared) {
        return inTransaction(
                Purpose.READING, (transaction, database) -> plan(new SchemaLayout(declared), transaction, database));
    }

    private static List<String> plan(SchemaLayout wanted, Transaction transaction, Dialect database) {
        return Migration.plan(wanted, database, database.catalog(statements(transaction, database, Optional.empty())));
    }

    /** Takes the steps and works by the schema from now on. */
    public synchronized List<String> migrate(Schema declared) {
        if (!open.get().isEmpty()) {
            throw new StorageException("A migration does not run inside a unit of work");
        }
        SchemaLayout wanted = new SchemaLayout(declared);
        List<String> steps =
                inTransaction(Purpose.MIGRATING, (transaction, database) -> migrate(wanted, transaction, database));
        schema = wanted;
        return steps;
    }

    private List<String> migrate(SchemaLayout wanted, Transaction transaction, Dialect database) throws SQLException {
        List<String> steps = plan(wanted, transaction, database);
        if (!transaction.isOwn() && !(borrowing && steps.isEmpty())) {
            throw new StorageException(
                    "A migration runs in transactions of its own, but the connection has auto-commit "
                            + "off: migrate outside of any transaction, through a data source that hands out connections with "
                            + "auto-commit on");
        }
        boolean settled = steps.isEmpty() && !(transaction.isOwn() && database.commitsDdl());
        return settled ? steps : alone(wanted, transaction, database);
    }

    /** What another node has done while this one waited is not done again. */
    private static List<String> alone(SchemaLayout wanted, Transaction transaction, Dialect database)
            throws SQLException {
        Statements statements = statements(transaction, database, Optional.empty());
        database.migrationLock().ifPresent(statements::run);
        List<String> steps = plan(wanted, transaction, database);
        new Journal(transaction, statements, database).take(steps);
        transaction.commit();
        return steps;
    }

    /** Runs the work in a unit, new or joined. */
    public <R> R inTx(UnitOptions options, Function<StoreTx, R> work) {
        JdbcUnit outer = open.get().get(options.tenant());
        return outer == null
                ? inNewUnit(options, unit -> unit.expecting(options, work))
                : outer.expecting(options, work);
    }

    private <R> R inNewUnit(UnitOptions options, Function<JdbcUnit, R> work) {
        return inTransaction(
                options.readOnly() ? Purpose.READING : Purpose.WRITING,
                (transaction, database) -> inUnit(options, transaction, database, work));
    }

    private <R> R inUnit(UnitOptions options, Transaction transaction, Dialect database, Function<JdbcUnit, R> work)
            throws SQLException {
        SchemaLayout stored = schema();
        JdbcUnit unit = new JdbcUnit(
                new Scope(stored, database, options.tenant(), statements(transaction, database, Optional.of(stored))),
                options.readOnly());
        Map<String, JdbcUnit> units = open.get();
        units.put(options.tenant(), unit);
        try {
            R result = work.apply(unit);
            unit.requireAlive();
            commit(transaction, unit, database);
            return result;
        } finally {
            unit.end();
            units.remove(options.tenant());
            if (units.isEmpty()) {
                open.remove();
            }
        }
    }

    private static void commit(Transaction transaction, JdbcUnit unit, Dialect database) {
        try {
            transaction.commit();
        } catch (SQLException e) {
            throw unit.hasWritten() ? Faults.ofCommit(e, database) : Faults.unreachable(e);
        }
    }

    private SchemaLayout schema() {
        SchemaLayout stored = schema;
        if (stored == null) {
            throw new StorageException("Nothing is known of the stored types: migrate first");
        }
        return stored;
    }

    /** Claims due records in a transaction of its own. */
    public Claims claimDue(ClaimRequest request) {
        if (open.get().containsKey(request.tenant())) {
            throw new StorageException("Claims are made outside of any unit of work");
        }
        return inTransaction(Purpose.WRITING, (transaction, database) -> {
            if (!transaction.isOwn()) {
                throw new StorageException("Claims are made in a transaction of their own, not in the host's");
            }
            return inUnit(UnitOptions.write(request.tenant()), transaction, database, unit -> unit.claim(request));
        });
    }

    private <R> R inTransaction(Purpose purpose, Work<R> work) {
        Transaction transaction = begin();
        try {
            return work.run(transaction, database(transaction, purpose));
        } catch (SQLException e) {
            throw Faults.unreachable(e);
        } finally {
            end(transaction);
        }
    }

    private Transaction begin() {
        try {
            return connector.open();
        } catch (SQLException e) {
            throw Faults.unreachable(e);
        }
    }

    private static void end(Transaction transaction) {
        try {
            transaction.close();
        } catch (SQLException e) {
            // What was to be committed is, and the rest is lost with the connection: nobody can do more about it.
        }
    }

    private Dialect database(Transaction transaction, Purpose purpose) throws SQLException {
        Dialect known = dialect;
        Dialect database = known == null ? Databases.dialect(transaction.connection()) : known;
        String isolation = database.isolation();
        if (purpose != Purpose.READING || isolation.isEmpty()) {
            transaction.isolate(isolation);
        }
        if (known == null) {
            meet(database, statements(transaction, database, Optional.empty()));
        }
        if (purpose != Purpose.READING) {
            turns.map(purpose == Purpose.WRITING ? Turns::unit : Turns::migration)
                    .ifPresent(transaction::takeTurn);
        }
        return database;
    }

    private void meet(Dialect database, Statements statements) {
        if (durable) {
            database.requireFit(statements);
        }
        turns = database.turns(statements);
        dialect = database;
    }

    private static Statements statements(Transaction transaction, Dialect database, Optional<SchemaLayout> stored) {
        return new Statements(
                transaction, database, new Faults(database, name -> stored.flatMap(layout -> layout.uniqueKey(name))));
    }
}
