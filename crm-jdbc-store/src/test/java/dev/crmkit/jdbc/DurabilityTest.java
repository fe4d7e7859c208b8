package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.UnitOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    @TempDir
    Path folder;

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    @Test
    void a_file_that_is_written_with_a_delay_is_refused_and_told_why() {
        JdbcStore store = JdbcStore.on(H2.source(url("delayed")));
        assertThatThrownBy(() -> store.migrate(Samples.SCHEMA))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(";WRITE_DELAY=0");
        assertThatThrownBy(() -> store.plan(Samples.SCHEMA)).isInstanceOf(StorageException.class);
        assertThatThrownBy(store::info).isInstanceOf(StorageException.class);
    }

    @Test
    void the_crash_harness_has_a_way_round() {
        JdbcStore store = JdbcStore.onForgetfulDatabase(H2.source(url("control")));
        assertThat(store.migrate(Samples.SCHEMA)).isNotEmpty();
    }

    @Test
    void a_file_that_is_written_at_once_is_kept_over_a_restart() {
        String url = url("kept") + ";WRITE_DELAY=0";
        JdbcStore first = JdbcStore.on(H2.source(url));
        first.migrate(Samples.SCHEMA);
        assertThat(first.info().capabilities()).contains(Capability.DURABLE);
        Workbench bench = Workbench.over(H2.source(url));
        assertThat(bench.store.migrate(Samples.SCHEMA)).isEmpty();
        bench.insert(Samples.lead("kept").build());
        JdbcStore second = JdbcStore.on(H2.source(url));
        assertThat(second.migrate(Samples.SCHEMA)).isEmpty();
        assertThat(second.inTx(
                                UnitOptions.read(Workbench.TENANT),
                                tx -> tx.find(new RecordQuery("lead", Condition.always(), List.of(), null, 10)))
                        .records())
                .hasSize(1);
    }

    /** Else a process that dies leaves half a change of the one behind the commit of the other: decision 0012. */
    @Test
    void a_file_is_written_by_one_at_a_time_and_read_meanwhile() {
        String url = url("shared") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
        JdbcStore first = JdbcStore.on(H2.source(url));
        first.migrate(Samples.SCHEMA);
        JdbcStore second = JdbcStore.on(H2.source(url));
        second.migrate(Samples.SCHEMA);
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        Thread waiting = new Thread(() -> seen.complete(leads(second, UnitOptions.write(Workbench.TENANT))));
        int meanwhile = first.inTx(UnitOptions.write(Workbench.TENANT), tx -> {
            tx.apply(new ChangeSet(
                    List.of(new Change.Insert(Samples.lead("first").build()))));
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING && !seen.isDone()) {
                Thread.onSpinWait();
            }
            return leads(second, UnitOptions.read(Workbench.TENANT));
        });
        assertThat(meanwhile).isZero();
        assertThat(seen.join()).isEqualTo(1);
    }

    private static int leads(JdbcStore store, UnitOptions options) {
        return store.inTx(options, tx -> tx.find(new RecordQuery("lead", Condition.always(), List.of(), null, 10)))
                .records()
                .size();
    }

    @Test
    void memory_is_let_through_and_does_not_claim_to_last() {
        Workbench bench = Workbench.ready(Database.IN_MEMORY_H2);
        assertThat(bench.store.info().capabilities()).doesNotContain(Capability.DURABLE);
    }

    @Test
    void another_mode_of_h2_is_refused() {
        Workbench bench = Workbench.over(H2.empty("MODE=PostgreSQL"));
        assertThatThrownBy(() -> bench.store.migrate(Samples.SCHEMA))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("MODE");
    }
}
