package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.postgres.PostgresNode;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database server is killed while the host goes on working: nothing acknowledged is lost, nothing done twice. */
class ServerDeathTest {
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "full_page_writes", "on");

    @Test
    void a_server_that_is_killed_and_started_again_keeps_what_it_acknowledged() throws Exception {
        try (PostgresNode node = PostgresNode.start(DURABLE);
                HikariDataSource pool = pool(node.server());
                Clerks clerks = Clerks.on(pool)) {
            for (int i = 0; i < 3; i++) {
                clerks.await(50);
                node.kill();
                node.restart();
            }
            clerks.await(50);
            judge(clerks);
        }
    }

    @Test
    void a_synchronous_standby_takes_over_with_all_that_was_acknowledged() throws Exception {
        try (PostgresNode primary = PostgresNode.start(DURABLE);
                PostgresNode standby = primary.synchronousStandby("s1");
                HikariDataSource pool = pool(PostgresServer.primaryOf(primary, standby));
                Clerks clerks = Clerks.on(pool)) {
            clerks.await(100);
            primary.kill();
            standby.promote();
            clerks.await(100);
            judge(clerks);
        }
    }

    @Test
    void the_tenants_of_a_dead_server_wait_and_those_of_another_go_on() {
        try (PostgresNode first = PostgresNode.start();
                PostgresNode second = PostgresNode.start(DURABLE)) {
            TenantRouter router = TenantRouter.over(Map.of("a", on(first), "b", on(second)), tenant -> tenant);
            router.migrate(Samples.SCHEMA);
            insert(router, "a", "before");
            insert(router, "b", "before");
            second.kill();
            insert(router, "a", "after");
            assertThat(titles(router, "a")).containsExactlyInAnyOrder("before", "after");
            assertThatThrownBy(() -> insert(router, "b", "never")).isInstanceOf(TransientStorageException.class);
            assertThatThrownBy(() -> titles(router, "b")).isInstanceOf(TransientStorageException.class);
            second.restart();
            insert(router, "b", "after");
            assertThat(titles(router, "b")).containsExactlyInAnyOrder("before", "after");
        }
    }

    private static JdbcStore on(PostgresNode node) {
        return JdbcStore.on(node.server().dataSource());
    }

    private static void insert(CrmStore store, String tenant, String title) {
        store.inTx(UnitOptions.write(tenant), tx -> {
            tx.apply(new ChangeSet(List.of(new Change.Insert(Samples.lead(title).build()))));
            return title;
        });
    }

    private static List<String> titles(CrmStore store, String tenant) {
        return store.inTx(
                UnitOptions.read(tenant),
                tx -> tx.find(new RecordQuery("lead", Condition.always(), List.of(), null, 10)).records().stream()
                        .map(lead -> lead.require(Samples.TITLE))
                        .toList());
    }

    private static HikariDataSource pool(PostgresServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(6);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    private static void judge(Clerks clerks) throws Exception {
        Map<String, RecordRef> acknowledged = clerks.stop();
        List<String> registered = clerks.registered();
        List<String> keys = registered.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().containsAll(acknowledged.keySet());
        assertThat(registered.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .doesNotHaveDuplicates();
    }
}
