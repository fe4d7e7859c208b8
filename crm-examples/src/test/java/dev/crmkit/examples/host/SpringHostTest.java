package dev.crmkit.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.jdbc.JdbcStore;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** The library inside the transactions of a Spring application: one commit for the host's rows and ours. */
class SpringHostTest {

    enum Database {
        IN_MEMORY_H2 {
            @Override
            DataSource empty(SpringHostTest test) {
                JdbcDataSource source = new JdbcDataSource();
                source.setURL("jdbc:h2:mem:spring" + test.hashCode() + ";DB_CLOSE_DELAY=-1");
                return source;
            }
        },
        POSTGRESQL {
            @Override
            DataSource empty(SpringHostTest test) {
                PostgresSchema schema = PostgresServer.shared().schema();
                test.closing = schema::close;
                return schema.dataSource();
            }
        };

        abstract DataSource empty(SpringHostTest test);
    }

    private Runnable closing = () -> {};

    @AfterEach
    void close() {
        closing.run();
    }

    @ParameterizedTest
    @EnumSource
    void a_lead_and_an_order_of_the_host_are_committed_together(Database database) {
        Host host = Host.on(database.empty(this));
        Lead lead = host.transactions.execute(status -> {
            host.sql.update("INSERT INTO orders VALUES (1)");
            return host.head().leads().register(Lead.draft().title("Camry"));
        });
        assertThat(host.head().leads().get(lead.ref()).title()).isEqualTo("Camry");
        assertThat(host.orders()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void what_the_host_rolls_back_has_not_happened(Database database) {
        Host host = Host.on(database.empty(this));
        host.transactions.executeWithoutResult(status -> {
            host.sql.update("INSERT INTO orders VALUES (1)");
            host.head().leads().register(Lead.draft().title("Camry"));
            assertThat(host.head().leads().count(Condition.always()))
                    .as("seen inside the transaction")
                    .isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(host.orders()).isZero();
        assertThat(host.head().leads().count(Condition.always())).isZero();
        assertThat(host.head().tasks().count(Task.STATE.is("NEW"))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_command_takes_the_hosts_rows_with_it(Database database) {
        Host host = Host.on(database.empty(this));
        Lead seen = host.head().leads().register(Lead.draft().title("Camry"));
        host.head().leads().edit(seen, Map.of(Lead.NEED, "седан"));
        assertThatThrownBy(() -> host.transactions.executeWithoutResult(status -> {
                    host.sql.update("INSERT INTO orders VALUES (1)");
                    host.head().leads().edit(seen, Map.of(Lead.NEED, "купе"));
                }))
                .isInstanceOf(VersionConflictException.class);
        assertThat(host.orders()).isZero();
        assertThat(host.head().leads().get(seen.ref()).get(Lead.NEED)).contains("седан");
    }

    @ParameterizedTest
    @EnumSource
    void outside_of_the_hosts_transactions_we_commit_ourselves(Database database) {
        Host host = Host.on(database.empty(this));
        host.head().leads().register(Lead.draft().title("Camry"));
        assertThat(host.crm.sendMessages().failed()).isZero();
        assertThat(host.head().leads().count(Condition.always())).isEqualTo(1);
    }

    /** What a Spring application has anyway, and the library on its data source. */
    private record Host(Crm crm, JdbcTemplate sql, TransactionTemplate transactions) {

        static Host on(DataSource source) {
            DataSource aware = new TransactionAwareDataSourceProxy(source);
            Crm crm = Crm.builder()
                    .store(JdbcStore.on(aware))
                    .environment(new SystemEnvironment())
                    .notifier("log", message -> {})
                    .build();
            crm.bootstrap(Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
                    .unit("sales", "Продажи")
                    .user("hana", "Хана")
                    .role("hana", "HEAD", "sales")
                    .service("automation", "AUTOMATION", "sales")
                    .build());
            JdbcTemplate sql = new JdbcTemplate(source);
            sql.execute("CREATE TABLE orders (id BIGINT)");
            return new Host(crm, sql, new TransactionTemplate(new DataSourceTransactionManager(source)));
        }

        CrmSession head() {
            return crm.as(Actor.user("hana"));
        }

        int orders() {
            Integer count = sql.queryForObject("SELECT count(*) FROM orders", Integer.class);
            return count == null ? 0 : count;
        }
    }
}
