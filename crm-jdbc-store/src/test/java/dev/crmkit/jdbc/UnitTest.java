package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.CODE;
import static dev.crmkit.jdbc.Samples.SCORE;
import static dev.crmkit.jdbc.Samples.TITLE;
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
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class UnitTest {
    private final Workbench bench;
    private final Record one = lead("one").set(CODE, "K").build();
    private final Record two = lead("two").build();

    UnitTest(Database database) {
        bench = Workbench.ready(database);
    }

    private static ChangeSet insert(Record record) {
        return new ChangeSet(List.of(new Change.Insert(record)));
    }

    private static List<Record> all(StoreTx tx) {
        return tx.find(new RecordQuery("lead", Condition.always(), List.of(), null, 100))
                .records();
    }

    private List<Record> stored() {
        return bench.read(UnitTest::all);
    }

    @Test
    void a_unit_that_throws_leaves_no_trace() {
        assertThatThrownBy(() -> bench.write(tx -> {
                    tx.apply(insert(one));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_unit_reads_its_own_writes_and_others_do_not() {
        bench.write(tx -> {
            tx.apply(insert(one));
            Record second = one.next().set(TITLE, "changed").build();
            tx.apply(new ChangeSet(List.of(Workbench.update(one, second))));
            assertThat(all(tx)).containsExactly(second);
            assertThat(inAnotherThread(this::stored)).isEmpty();
            return second;
        });
        assertThat(stored()).hasSize(1);
    }

    private static <R> R inAnotherThread(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    @Test
    void a_unit_inside_a_unit_joins_it() {
        assertThatThrownBy(() -> bench.write(outer -> {
                    bench.write(inner -> {
                        inner.apply(insert(one));
                        return one;
                    });
                    assertThat(all(outer)).containsExactly(one);
                    throw new IllegalStateException("late");
                }))
                .hasMessage("late");
        assertThat(stored()).isEmpty();
    }

    @Test
    void an_inner_failure_dooms_the_outer_unit_even_when_swallowed() {
        assertThatThrownBy(() -> bench.write(outer -> {
                    outer.apply(insert(two));
                    assertThatThrownBy(() -> bench.write(inner -> {
                                throw new IllegalStateException("inner");
                            }))
                            .hasMessage("inner");
                    return two;
                }))
                .isInstanceOf(StorageException.class)
                .hasRootCauseMessage("inner");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_unit_of_another_tenant_stands_alone() {
        bench.write(outer -> {
            bench.store.inTx(UnitOptions.write("other"), inner -> {
                inner.apply(insert(one));
                return one;
            });
            assertThat(all(outer)).isEmpty();
            return outer;
        });
        assertThat(bench.store.inTx(UnitOptions.read("other"), UnitTest::all)).hasSize(1);
    }

    @Test
    void a_unit_is_dead_after_a_storage_exception() {
        bench.insert(one);
        Record twin = lead("twin").set(CODE, "K").build();
        assertThatThrownBy(() -> bench.write(tx -> {
                    tx.apply(insert(two));
                    assertThatThrownBy(() -> tx.apply(insert(twin))).isInstanceOf(DuplicateKeyException.class);
                    assertThatThrownBy(() -> all(tx)).isInstanceOf(StorageException.class);
                    assertThatThrownBy(() -> tx.apply(insert(lead("x").build())))
                            .isInstanceOf(StorageException.class);
                    return tx;
                }))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("over");
        assertThat(stored()).containsExactly(one);
    }

    @Test
    void a_unit_that_has_ended_answers_no_more() {
        StoreTx kept = bench.write(tx -> tx);
        assertThatThrownBy(() -> all(kept)).isInstanceOf(StorageException.class);
    }

    @Test
    void a_reading_unit_neither_writes_nor_locks() {
        assertThatThrownBy(() -> bench.read(tx -> {
                    tx.apply(insert(one));
                    return tx;
                }))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> bench.read(tx -> tx.load(plan(locked("one", one)))))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void a_unit_joins_the_transaction_of_the_hosts_connection() throws SQLException {
        try (Connection host = bench.source.getConnection()) {
            host.setAutoCommit(false);
            JdbcStore hosted = JdbcStore.inHostTransaction(() -> host);
            assertThat(hosted.migrate(Samples.SCHEMA)).isEmpty();
            hosted.inTx(UnitOptions.write(TENANT), tx -> {
                tx.apply(insert(one));
                return one;
            });
            assertThat(stored()).isEmpty();
            host.rollback();
            assertThat(stored()).isEmpty();
            hosted.inTx(UnitOptions.write(TENANT), tx -> {
                tx.apply(insert(two));
                return two;
            });
            host.commit();
            assertThat(host.isClosed()).isFalse();
        }
        assertThat(stored()).containsExactly(two);
    }

    @Test
    void a_connection_of_the_host_must_be_in_a_transaction() throws SQLException {
        try (Connection host = bench.source.getConnection()) {
            JdbcStore hosted = JdbcStore.inHostTransaction(() -> host);
            assertThatThrownBy(() -> hosted.migrate(Samples.SCHEMA))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("auto-commit");
        }
    }

    @Test
    void claims_are_not_made_in_a_transaction_of_the_host() throws SQLException {
        try (Connection host = bench.source.getConnection()) {
            host.setAutoCommit(false);
            JdbcStore hosted = JdbcStore.inHostTransaction(() -> host);
            hosted.migrate(Samples.SCHEMA);
            assertThatThrownBy(() -> hosted.claimDue(ClaimTest.request(1, Duration.ofMinutes(1), ClaimTest.NOON)))
                    .isInstanceOf(StorageException.class);
        }
    }

    @Test
    void a_pool_that_never_commits_is_refused_at_the_migration() {
        JdbcStore store = JdbcStore.on(Wrapped.source(bench.source, connection -> connection.setAutoCommit(false)));
        assertThatThrownBy(() -> store.migrate(Samples.SCHEMA))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("auto-commit");
    }

    @Test
    void connections_come_back_as_they_were() throws SQLException {
        try (Connection shared = bench.source.getConnection()) {
            shared.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            JdbcStore store = JdbcStore.on(Wrapped.always(shared));
            store.migrate(Samples.SCHEMA);
            store.inTx(UnitOptions.read(TENANT), UnitTest::all);
            assertThatThrownBy(() -> store.inTx(UnitOptions.write(TENANT), tx -> {
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            assertThat(shared.getAutoCommit()).isTrue();
            assertThat(shared.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    @Test
    void failures_show_neither_sql_nor_values() {
        Record secret = lead("x".repeat(401)).set(SCORE, 1L).build();
        assertThatThrownBy(() -> bench.insert(secret))
                .isInstanceOf(StorageException.class)
                .satisfies(e -> assertThat(Objects.toString(e.getCause()))
                        .doesNotContain("xxx")
                        .doesNotContainIgnoringCase("insert"));
    }
}
