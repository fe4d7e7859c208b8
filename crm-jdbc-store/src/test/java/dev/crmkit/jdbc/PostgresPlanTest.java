package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.CODE;
import static dev.crmkit.jdbc.Samples.COMPANY;
import static dev.crmkit.jdbc.Samples.NICK;
import static dev.crmkit.jdbc.Samples.PHONES;
import static dev.crmkit.jdbc.Samples.STATE;
import static dev.crmkit.jdbc.Samples.SUBJECT;
import static dev.crmkit.jdbc.Samples.TITLE;
import static dev.crmkit.jdbc.Workbench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.ClaimRequest;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.RecordQuery;
import dev.crmkit.spi.storage.Slice;
import dev.crmkit.spi.storage.StoreTx;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Among 100,000 leads PostgreSQL finds the way by an index. */
class PostgresPlanTest {
    private static final String EXPLAINED = "&options=-c%20session_preload_libraries=auto_explain"
            + "%20-c%20auto_explain.log_min_duration=0%20-c%20auto_explain.log_level=notice"
            + "%20-c%20auto_explain.log_analyze=on%20-c%20client_min_messages=notice";
    private static final List<Order> NEWEST = List.of(Order.desc(Header.CREATED_AT));

    private static final PostgresSchema SCHEMA = PostgresServer.shared().schema();
    private static final Connection EXPLAINING = explaining();
    private static final StringBuilder PLANS = new StringBuilder();
    private static final JdbcStore STORE =
            JdbcStore.on(Wrapped.observed(Wrapped.always(EXPLAINING), statement -> note(statement.getWarnings())));

    private static Connection explaining() {
        try {
            return PostgresServer.at(SCHEMA.url() + EXPLAINED).dataSource().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(long number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number).toString();
    }

    private static UUID uuid(long number) {
        return UUID.fromString(id(number));
    }

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = SCHEMA.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA " + SCHEMA.name());
            STORE.migrate(Samples.SCHEMA);
            statement.execute("INSERT INTO crm_lead (tenant_id, id, version, title, title_fold, code, code_fold, "
                    + "code_uq, nick, nick_fold, nick_uq, state, owner, unit, created_at, company) "
                    + "SELECT 'main', " + uuidOf("i") + ", 1, 'Lead ' || md5(i::text), 'lead ' || md5(i::text), "
                    + "'c' || i, 'c' || i, 'c' || i, 'n' || i, 'n' || i, 'n' || i, "
                    + "(ARRAY['NEW', 'WORK', 'DONE', 'ASIDE'])[1 + i % 4], " + uuidOf("i % 500") + ", "
                    + uuidOf("i % 50") + ", timestamptz '2026-01-01T00:00Z' + i * interval '1 minute', "
                    + uuidOf("i % 20000") + " FROM generate_series(1, 100000) i");
            statement.execute("INSERT INTO crm_lead__phones (tenant_id, record_id, position, raw, digits, match_key) "
                    + "SELECT 'main', " + uuidOf("i") + ", 0, '+7916' || (1000000 + i), '7916' || (1000000 + i), "
                    + "'916' || (1000000 + i) FROM generate_series(1, 100000) i");
            statement.execute("ANALYZE");
        }
    }

    private static String uuidOf(String number) {
        return "('01900000-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))::uuid";
    }

    @AfterAll
    static void close() throws SQLException {
        EXPLAINING.close();
        SCHEMA.close();
    }

    private static String plan(Function<StoreTx, ?> work) {
        return explained(() -> STORE.inTx(UnitOptions.write(TENANT), work::apply));
    }

    /** The server tells the plan when a statement has ended: with the statement, or with the commit. */
    private static String explained(Runnable work) {
        try {
            EXPLAINING.clearWarnings();
            PLANS.setLength(0);
            work.run();
            note(EXPLAINING.getWarnings());
            return PLANS.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void note(@Nullable SQLWarning first) {
        for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
            PLANS.append(each.getMessage()).append('\n');
        }
    }

    private static String page(Condition where, List<Order> orders) {
        return plan(tx -> tx.find(new RecordQuery("lead", where, orders, null, 50)));
    }

    private static void assertThatIndexLeads(String plan, String index) {
        assertThat(plan).contains(index).doesNotContain("Seq Scan on crm_lead t");
    }

    @Test
    void equal_codes_texts_and_links() {
        assertThatIndexLeads(page(CODE.is("c500"), List.of()), "ix_lead__code");
        assertThatIndexLeads(page(CODE.in("c500", "c501", "c70000"), List.of()), "ix_lead__code");
        assertThatIndexLeads(page(NICK.is("N77"), List.of()), "ix_lead__nick");
        assertThatIndexLeads(page(NICK.startsWith("n7700"), List.of()), "ix_lead__nick");
        assertThatIndexLeads(page(COMPANY.is(new RecordRef("company", uuid(9))), List.of()), "ix_lead__company");
    }

    @Test
    void the_newest_first() {
        assertThatIndexLeads(page(Condition.always(), NEWEST), "ix_lead__created_at");
        assertThatIndexLeads(page(Header.DELETED_AT.isEmpty(), NEWEST), "ix_lead__created_at");
    }

    @Test
    void a_phone() {
        assertThatIndexLeads(page(PHONES.has(PhoneNumber.of("8 916 1000077")), NEWEST), "ix_lead__phones");
    }

    @Test
    void the_scopes_of_access() {
        Condition open = STATE.in("NEW", "WORK").and(Header.DELETED_AT.isEmpty());
        assertThatIndexLeads(page(open.and(Header.OWNER.is(new RecordRef("user", uuid(7)))), NEWEST), "ix_lead__owner");
        List<RecordRef> units = LongStream.range(1, 7)
                .mapToObj(i -> new RecordRef("unit", uuid(i)))
                .toList();
        assertThat(page(open.and(Header.UNIT.in(units)), NEWEST)).doesNotContain("Seq Scan on crm_lead t");
    }

    @Test
    void mine_or_of_my_units_are_read_newest_first_from_each() {
        Condition mine = Header.OWNER.is(new RecordRef("user", uuid(7)));
        Condition ours = Header.UNIT.in(new RecordRef("unit", uuid(7)), new RecordRef("unit", uuid(8)));
        String plan = page(Header.DELETED_AT.isEmpty().and(mine.or(ours)), NEWEST);
        assertThat(plan)
                .contains("ix_lead__owner", "ix_lead__unit")
                .doesNotContain("ix_lead__created_at", "Seq Scan on crm_lead t");
    }

    @Test
    void what_is_shared_with_me_is_read_by_what_shares_it() {
        Condition mine = Header.OWNER.is(new RecordRef("user", uuid(7)));
        Condition ours = Header.UNIT.in(new RecordRef("unit", uuid(7)), new RecordRef("unit", uuid(8)));
        Condition shared = Condition.exists(
                new Relation.Inverse("lead", SUBJECT), Header.OWNER.in(new RecordRef("user", uuid(9))));
        String plan = page(Header.DELETED_AT.isEmpty().and(Condition.any(List.of(mine, ours, shared))), NEWEST);
        assertThat(plan)
                .contains("ix_lead__owner", "ix_lead__unit")
                .doesNotContain("ix_lead__created_at", "Seq Scan on crm_lead t");
    }

    @Test
    void mine_and_of_my_unit_is_shown_once_on_whatever_page() {
        Condition both = Header.OWNER
                .is(new RecordRef("user", uuid(7)))
                .or(Header.UNIT.in(new RecordRef("unit", uuid(7)), new RecordRef("unit", uuid(8))));
        List<UUID> shown = new ArrayList<>();
        RecordQuery.Position at = null;
        for (boolean more = true; more; ) {
            RecordQuery query = new RecordQuery("lead", both, NEWEST, at, 500);
            Slice slice = STORE.inTx(UnitOptions.read(TENANT), tx -> tx.find(query));
            slice.records().forEach(record -> shown.add(record.id()));
            more = slice.more();
            at = RecordQuery.Position.of(slice.records().get(slice.records().size() - 1), NEWEST);
        }
        assertThat(shown)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 100_000)
                        .map(i -> 100_001 - i)
                        .filter(i -> i % 500 == 7 || i % 50 == 7 || i % 50 == 8)
                        .mapToObj(PostgresPlanTest::uuid)
                        .toList());
    }

    /** Left behind by pumps that died, due before everything else, and not yet free again. */
    @Test
    void due_work_behind_much_that_is_leased() throws SQLException {
        try (Connection connection = SCHEMA.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO crm_timer (tenant_id, id, version, ordering_key, due_at, attempts, "
                    + "lease_until) SELECT 'main', " + uuidOf("i") + ", 1, 'k' || i, "
                    + "timestamptz '2026-01-01T00:00Z' + i * interval '1 second', 0, "
                    + "CASE WHEN i <= 50000 THEN timestamptz '2026-03-01T12:05Z' END "
                    + "FROM generate_series(1, 50100) i");
            statement.execute("ANALYZE crm_timer");
        }
        String plan = claimed(100);
        assertThat(plan)
                .contains("using ix_timer__due_at on crm_timer d")
                .doesNotContain("Seq Scan on crm_timer")
                .doesNotContainPattern("Rows Removed by Filter: \\d{3}");
    }

    private static String claimed(int many) {
        ClaimRequest request = ClaimTest.request(many, Duration.ofMinutes(5), ClaimTest.NOON);
        return explained(() -> assertThat(STORE.claimDue(request).records()).hasSize(many));
    }

    @Test
    void many_ids() {
        List<UUID> ids = LongStream.range(1, 2_000).mapToObj(i -> uuid(i * 40)).toList();
        assertThatIndexLeads(page(Condition.ids(ids), List.of()), "pk_crm_lead");
    }

    @Test
    void a_part_of_a_text_where_trigrams_are_installed() {
        assertThatIndexLeads(page(TITLE.contains("c81e728d9d4c"), List.of()), "tx_lead__title");
    }

    @Test
    void a_load_for_a_command() {
        Record lead = STORE.inTx(
                        UnitOptions.read(TENANT),
                        tx -> tx.find(new RecordQuery("lead", Condition.id(uuid(500)), List.of(), null, 1)))
                .records()
                .get(0);
        assertThatIndexLeads(
                plan(tx -> tx.load(new LoadPlan(List.of(
                        Workbench.locked("record", lead),
                        Workbench.plain("siblings", "lead", COMPANY.is(lead.require(COMPANY))))))),
                "ix_lead__company");
    }

    @Test
    void a_page_far_down() {
        Record last = STORE.inTx(
                        UnitOptions.read(TENANT),
                        tx -> tx.find(new RecordQuery("lead", Condition.id(uuid(20_000)), List.of(), null, 1)))
                .records()
                .get(0);
        String plan = plan(tx -> tx.find(
                new RecordQuery("lead", Condition.always(), NEWEST, RecordQuery.Position.of(last, NEWEST), 50)));
        assertThatIndexLeads(plan, "ix_lead__created_at");
        assertThat(plan).contains("AND (created_at <= ");
    }
}
