package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.COMPANY;
import static dev.crmkit.jdbc.Samples.EMAILS;
import static dev.crmkit.jdbc.Samples.PHONES;
import static dev.crmkit.jdbc.Samples.TAGS;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Samples.company;
import static dev.crmkit.jdbc.Samples.lead;
import static dev.crmkit.jdbc.Samples.matchKey;
import static dev.crmkit.jdbc.Samples.timer;
import static dev.crmkit.jdbc.Workbench.TENANT;
import static dev.crmkit.jdbc.Workbench.locked;
import static dev.crmkit.jdbc.Workbench.plain;
import static dev.crmkit.jdbc.Workbench.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Aggregation;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.EmailAddress;
import dev.crmkit.spi.value.PhoneNumber;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One call is one round trip: one execute of one statement. */
@ParameterizedClass
@EnumSource
class RoundTripsTest {
    private final Workbench bench;
    private final AtomicInteger executed = new AtomicInteger();
    private final JdbcStore counted;
    private final Record firm = company("Firm");
    private final Record one = lead("one")
            .set(COMPANY, firm.ref())
            .set(TAGS, List.of("A"))
            .set(PHONES, List.of(PhoneNumber.of("112")))
            .build();
    private final Record done = timer("one", ClaimTest.NOON);

    RoundTripsTest(Database database) {
        bench = Workbench.ready(database);
        counted = JdbcStore.on(Wrapped.counting(bench.source, executed));
    }

    @BeforeEach
    void insert() {
        bench.insert(firm, one, done);
        counted.migrate(Samples.SCHEMA);
    }

    private int executes(Consumer<StoreTx> work) {
        return counted.inTx(UnitOptions.write(TENANT), tx -> {
            int before = executed.get();
            work.accept(tx);
            return executed.get() - before;
        });
    }

    @Test
    void a_transition_is_two_round_trips() {
        int before = executed.get();
        counted.inTx(UnitOptions.write(TENANT), tx -> {
            Record loaded = tx.load(plan(
                            locked("record", one),
                            locked("timer", done),
                            plain("firm", "company", Condition.id(firm.id())),
                            plain("siblings", "lead", COMPANY.is(firm.ref()))))
                    .one("record")
                    .orElseThrow();
            Record after = loaded.next()
                    .set(TITLE, "two")
                    .set(TAGS, List.of("B"))
                    .set(EMAILS, List.of(EmailAddress.of("a@b.ru")))
                    .build();
            tx.apply(new ChangeSet(List.of(
                    new Change.Update(loaded, after, COMPANY.is(firm.ref())),
                    new Change.Insert(matchKey("history")),
                    new Change.Insert(matchKey("outbox")),
                    new Change.Insert(timer("one", ClaimTest.NOON)),
                    new Change.Remove(done))));
            return after;
        });
        assertThat(executed.get() - before).isEqualTo(2);
        assertThat(bench.get(one).get(TITLE)).contains("two");
    }

    @Test
    void inserts_alone_are_one_round_trip() {
        assertThat(executes(tx -> tx.apply(new ChangeSet(List.of(
                        new Change.Insert(lead("a").set(TAGS, List.of("A")).build()),
                        new Change.Insert(company("b")),
                        new Change.Insert(lead("c").build()))))))
                .isEqualTo(1);
    }

    @Test
    void a_page_is_one_round_trip() {
        RecordQuery query = new RecordQuery("lead", TITLE.contains("o"), List.of(Order.asc(TITLE)), null, 50);
        assertThat(executes(tx -> tx.find(query))).isEqualTo(1);
    }

    @Test
    void an_aggregation_is_one_round_trip() {
        Aggregation wish = new Aggregation(
                "lead",
                Condition.always(),
                List.of(new Aggregation.ByValue(TITLE)),
                List.of(Aggregation.Measure.count()),
                50);
        assertThat(executes(tx -> tx.aggregate(wish))).isEqualTo(1);
    }

    @Test
    void a_false_condition_is_answered_without_the_database() {
        RecordQuery query = new RecordQuery("lead", TITLE.in(List.of()), List.of(), null, 50);
        assertThat(executes(tx -> tx.find(query))).isZero();
        assertThat(executes(tx -> tx.load(plan(plain("none", "lead", Condition.never())))))
                .isZero();
    }
}
