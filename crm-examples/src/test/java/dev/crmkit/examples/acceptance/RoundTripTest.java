package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.VirtualEnvironment;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.jdbc.JdbcStore;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A command of the process is two round trips and a commit; a question is one round trip. H2 answers one statement at a
 * time, so that it is asked for the version of the rights by itself: it lives in the same process.
 */
class RoundTripTest {
    private final AtomicInteger executes = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final VirtualEnvironment clock = VirtualEnvironment.startingAt(Town.moscow("2026-03-02T10:00"), 42);
    private Database database = Database.H2;
    private Crm crm;

    private enum Database {
        H2(1) {
            @Override
            DataSource open() {
                return JdbcConnectionPool.create(
                        "jdbc:h2:mem:roundtrips" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");
            }
        },
        POSTGRES(0) {
            @Override
            DataSource open() {
                return Postgres.schema();
            }
        };

        private static final AtomicInteger COUNT = new AtomicInteger();
        private final int ahead;

        Database(int ahead) {
            this.ahead = ahead;
        }

        abstract DataSource open();
    }

    private void open(Database chosen) {
        database = chosen;
        crm = Crm.builder()
                .store(JdbcStore.on(counting(chosen.open())))
                .environment(clock)
                .definitions(Definitions.shipped()
                        .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                        .build())
                .build();
        crm.bootstrap(Town.people());
        crm.as(Actor.user("olga")).leads().count(Condition.always());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void every_command_of_the_process_is_two_round_trips_and_a_commit(Database chosen) {
        open(chosen);
        CrmSession hana = crm.as(Actor.user("hana"));
        CrmSession mila = crm.as(Actor.user("mila"));
        Lead lead = command(
                "register",
                () -> hana.leads()
                        .register(
                                Lead.draft()
                                        .title("Camry")
                                        .contactName("Иванов")
                                        .phone("8 (916) 111-22-33"),
                                "key"));
        Lead other =
                command("register", () -> hana.leads().register(Lead.draft().title("Corolla")));
        command("junk", () -> hana.leads().junk(other, "SPAM"));
        command("call", () -> mila.interactions().call(lead.ref(), "SUCCESS", "ждёт КП"));
        Lead converted = command("qualify and convert", () -> mila.leads().qualify(lead));
        Deal deal = mila.deals().get(converted.deal().orElseThrow());
        Quote quote = command("draft a quote", () -> mila.quotes().draft(deal.ref(), Money.of(100_000, "RUB")));
        command("send a quote", () -> mila.quotes().send(quote));
        Deal sent = mila.deals().get(deal.ref());
        Deal waiting = command("needs time", () -> mila.deals().needsTime(sent));
        Deal agreed = command("accept", () -> mila.deals().accept(waiting));
        Contract contract =
                command("draft a contract", () -> mila.contracts().draft(agreed.ref(), Money.of(100_000, "RUB")));
        command("sign", () -> mila.contracts().sign(contract));
        assertThat(mila.deals().get(deal.ref()).isWon()).isTrue();
    }

    /** Besides the claim, and the claim that finds nothing more: a pump pays those once for a whole batch. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void a_timer_is_fired_in_two_round_trips_and_a_commit(Database chosen) {
        open(chosen);
        CrmSession mila = crm.as(Actor.user("mila"));
        Lead lead = crm.as(Actor.user("hana")).leads().register(Lead.draft().title("Camry"));
        mila.interactions().call(lead.ref(), "SUCCESS", "ждёт КП");
        Lead converted = mila.leads().qualify(lead);
        mila.quotes().send(mila.quotes().draft(converted.deal().orElseThrow(), Money.of(100_000, "RUB")));
        int claim = counted(() -> crm.fireTimers());
        int committed = commits.get();
        clock.setTo(Town.moscow("2026-03-20T10:00"));
        int fired = counted(() -> assertThat(crm.fireTimers().done()).isEqualTo(1));
        assertThat(fired - 2 * claim).as("round trips beyond the claims").isLessThanOrEqualTo(2 + database.ahead);
        assertThat(commits.get() - committed)
                .as("commits: claim, command, claim")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_question_is_one_round_trip(Database chosen) {
        open(chosen);
        CrmSession hana = crm.as(Actor.user("hana"));
        Lead lead = hana.leads().register(Lead.draft().title("Camry"));
        assertThat(counted(() -> hana.leads().get(lead.ref()))).isEqualTo(1 + database.ahead);
        assertThat(counted(() -> hana.leads().list(Lead.TITLE.contains("cam")))).isEqualTo(1 + database.ahead);
        assertThat(counted(() -> hana.leads().count(Condition.always()))).isEqualTo(1 + database.ahead);
    }

    private <T> T command(String name, Supplier<T> command) {
        int executed = executes.get();
        int committed = commits.get();
        T result = command.get();
        assertThat(executes.get() - executed).as("round trips of: " + name).isLessThanOrEqualTo(2 + database.ahead);
        assertThat(commits.get() - committed).as("commits of: " + name).isEqualTo(1);
        return result;
    }

    private int counted(Supplier<?> question) {
        int before = executes.get();
        assertThat(question.get()).isNotNull();
        return executes.get() - before;
    }

    private DataSource counting(DataSource target) {
        return wrap(DataSource.class, target);
    }

    /** Counts executes and commits of everything that comes out of the data source. */
    private <T> T wrap(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                executes.incrementAndGet();
            } else if (method.getName().equals("commit")) {
                commits.incrementAndGet();
            }
            try {
                return wrapped(method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Object wrapped(Object result) {
        if (result instanceof Connection connection) {
            return wrap(Connection.class, connection);
        }
        return result instanceof PreparedStatement statement ? wrap(PreparedStatement.class, statement) : result;
    }
}
