package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.CODE;
import static dev.crmkit.jdbc.Samples.lead;
import static dev.crmkit.jdbc.Workbench.TENANT;
import static dev.crmkit.jdbc.Workbench.locked;
import static dev.crmkit.jdbc.Workbench.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Loaded;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.storage.UnknownOutcomeException;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the failures of PostgreSQL mean, and what its sessions must not decide. */
class PostgresFaultTest {
    private static final String DOOMED = "&ApplicationName=crmkit-doomed";

    private final PostgresSchema schema = PostgresServer.shared().schema();
    private final Workbench bench = Workbench.over(schema.dataSource());
    private final Record one = lead("one").set(CODE, "K").build();

    @BeforeEach
    void migrate() {
        bench.store.migrate(Samples.SCHEMA);
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private Workbench at(String parameters) {
        Workbench other =
                Workbench.over(PostgresServer.at(schema.url() + parameters).dataSource());
        other.store.migrate(Samples.SCHEMA);
        return other;
    }

    private void endTheDoomed() {
        try (Connection connection = schema.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    + "WHERE application_name = 'crmkit-doomed'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChangeSet insert(Record record) {
        return new ChangeSet(List.of(new Change.Insert(record)));
    }

    @Test
    void a_connection_lost_during_the_commit_leaves_the_outcome_open() {
        Workbench doomed = at(DOOMED);
        assertThatThrownBy(() -> doomed.write(tx -> {
                    tx.apply(insert(one));
                    endTheDoomed();
                    return one;
                }))
                .isInstanceOf(UnknownOutcomeException.class);
    }

    @Test
    void a_connection_lost_before_the_commit_may_be_tried_again() {
        Workbench doomed = at(DOOMED);
        assertThatThrownBy(() -> doomed.write(tx -> {
                    tx.load(plan(locked("one", one)));
                    endTheDoomed();
                    tx.apply(insert(one));
                    return one;
                }))
                .isInstanceOf(TransientStorageException.class);
        assertThatThrownBy(() -> doomed.read(tx -> {
                    tx.find(new RecordQuery("lead", Condition.always(), List.of(), null, 1));
                    endTheDoomed();
                    return one;
                }))
                .isInstanceOf(TransientStorageException.class);
    }

    @Test
    void a_standby_or_a_server_that_is_read_only_may_be_tried_again() {
        Workbench standby = at("&options=-c%20default_transaction_read_only=on");
        assertThatThrownBy(() -> standby.insert(one)).isInstanceOf(TransientStorageException.class);
    }

    @Test
    void isolation_is_ours_whatever_sessions_begin_with() {
        Workbench strict = at("&options=-c%20default_transaction_isolation=serializable");
        strict.insert(one);
        Loaded loaded = strict.write(tx -> tx.load(plan(locked("it", one))));
        assertThat(loaded.one("it")).contains(one);
    }

    @Test
    void a_transaction_of_the_host_that_sees_no_more_than_at_its_beginning_is_refused_a_lock() throws SQLException {
        bench.insert(one);
        try (Connection host = schema.dataSource().getConnection()) {
            host.setAutoCommit(false);
            host.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcStore hosted = JdbcStore.inHostTransaction(() -> host);
            hosted.migrate(Samples.SCHEMA);
            assertThatThrownBy(() -> hosted.inTx(UnitOptions.write(TENANT), tx -> tx.load(plan(locked("it", one)))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("READ COMMITTED");
        }
    }

    @Test
    void a_transaction_of_the_host_that_has_failed_is_over() throws SQLException {
        bench.insert(one);
        try (Connection host = schema.dataSource().getConnection()) {
            host.setAutoCommit(false);
            JdbcStore hosted = JdbcStore.inHostTransaction(() -> host);
            hosted.migrate(Samples.SCHEMA);
            Record twin = lead("twin").set(CODE, "K").build();
            assertThatThrownBy(() -> hosted.inTx(UnitOptions.write(TENANT), tx -> {
                        tx.apply(insert(twin));
                        return twin;
                    }))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> hosted.inTx(UnitOptions.write(TENANT), tx -> tx.load(plan(locked("it", one)))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("over");
        }
    }

    @Test
    void instants_do_not_depend_on_the_zone_of_a_session() {
        Record timed = lead("timed")
                .set(Samples.CALLED_AT, Instant.parse("2026-03-29T00:59:59.999999Z"))
                .build();
        TimeZone usual = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            bench.insert(timed);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(bench.get(timed)).isEqualTo(timed);
        } finally {
            TimeZone.setDefault(usual);
        }
    }
}
