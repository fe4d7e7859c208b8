package dev.crmkit.jdbc;

import static dev.crmkit.jdbc.Samples.TITLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MigrationTest {
    private final Workbench bench;

    MigrationTest(Database database) {
        bench = Workbench.empty(database);
    }

    private static Schema schema(RecordType... types) {
        List<RecordType> all = new ArrayList<>(List.of(
                RecordType.plain("user").build(), RecordType.plain("unit").build()));
        all.addAll(List.of(types));
        return Schema.of(all);
    }

    private static RecordType thing(Field<?>... fields) {
        return RecordType.business("thing").fields(fields).build();
    }

    private List<String> migrate(RecordType... types) {
        return bench.store.migrate(schema(types));
    }

    private List<String> query(String sql) {
        try (Connection connection = bench.source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> columns(String table) {
        return query("SELECT LOWER(column_name) FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA "
                + "AND LOWER(table_name) = '" + table + "'");
    }

    @Test
    void a_second_migration_has_nothing_to_do() {
        List<String> plan = bench.store.plan(Samples.SCHEMA);
        assertThat(plan).anySatisfy(step -> assertThat(step).startsWith("CREATE TABLE IF NOT EXISTS crm_lead ("));
        assertThat(bench.store.migrate(Samples.SCHEMA)).isEqualTo(plan);
        assertThat(bench.store.plan(Samples.SCHEMA)).isEmpty();
        assertThat(bench.store.migrate(Samples.SCHEMA)).isEmpty();
    }

    @Test
    void every_step_is_journalled_with_its_time() {
        List<String> steps = bench.store.migrate(Samples.SCHEMA);
        assertThat(query("SELECT step FROM crm_schema_journal WHERE applied_at IS NOT NULL ORDER BY id"))
                .isEqualTo(steps);
    }

    @Test
    void a_plan_carried_out_by_other_means_is_accepted() throws SQLException {
        try (Connection connection = bench.source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String step : bench.store.plan(Samples.SCHEMA)) {
                statement.execute(step);
            }
        }
        assertThat(bench.store.migrate(Samples.SCHEMA)).isEmpty();
        Record record = Samples.lead("x").build();
        bench.insert(record);
        assertThat(bench.get(record)).isEqualTo(record);
    }

    /** On PostgreSQL they may be processes; on H2 they are stores of one process. */
    @Test
    void nodes_that_migrate_at_once_do_it_once() {
        List<CompletableFuture<List<String>>> nodes = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> JdbcStore.on(bench.source).migrate(Samples.SCHEMA), task -> new Thread(task).start()))
                .toList();
        List<List<String>> steps = nodes.stream().map(CompletableFuture::join).toList();
        assertThat(steps).filteredOn(taken -> !taken.isEmpty()).hasSize(1);
        assertThat(Shapes.journal(bench.source))
                .isEqualTo(steps.stream()
                        .filter(taken -> !taken.isEmpty())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void a_plan_of_changes_carried_out_by_other_means_is_accepted() throws SQLException {
        bench.store.migrate(Shapes.before());
        bench.insert(Shapes.OLD);
        try (Connection connection = bench.source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String step : bench.store.plan(Shapes.after())) {
                statement.execute(step);
            }
        }
        assertThat(bench.store.migrate(Shapes.after())).isEmpty();
        assertThat(bench.ids("thing", Shapes.NAME.is("ель"))).containsExactly(Shapes.OLD.id());
    }

    /** What goes is the index of a field that is to be unique no longer, which was told. */
    @Test
    void nothing_that_holds_data_is_dropped() {
        bench.store.migrate(Shapes.before());
        List<String> plan = bench.store.plan(Shapes.after());
        assertThat(plan)
                .allMatch(step -> step.matches("(?s)(CREATE (TABLE|INDEX|UNIQUE INDEX) IF NOT EXISTS .*"
                        + "|ALTER TABLE \\w+ (ADD COLUMN IF NOT EXISTS|ALTER COLUMN \\w+ (SET DATA )?TYPE) .*"
                        + "|UPDATE crm_thing SET name_uq = .*|DROP INDEX IF EXISTS ux_thing__alias)"));
    }

    @Test
    void a_migration_cut_short_anywhere_is_resumed() throws SQLException {
        List<String> plan = bench.store.plan(Samples.SCHEMA);
        for (int done = 0; done < plan.size(); done++) {
            try (Connection connection = bench.source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(plan.get(done));
            }
            List<String> left = bench.store.plan(Samples.SCHEMA);
            assertThat(left.stream().filter(step -> !step.startsWith("UPDATE")))
                    .isEqualTo(plan.subList(done + 1, plan.size()));
        }
    }

    @Test
    void a_new_field_becomes_columns_and_old_records_have_none_of_it() {
        Field<Money> price = Field.money("price");
        Field<List<PhoneNumber>> phones = Field.phones("phones");
        RecordType before = thing(TITLE);
        RecordType after = thing(TITLE, price, phones);
        migrate(before);
        Record old = Record.create(before, Samples.id()).set(TITLE, "old").build();
        bench.insert(old);
        assertThat(migrate(after)).isNotEmpty();
        assertThat(columns("crm_thing")).contains("price", "price_currency");
        assertThat(bench.get(old).get(price)).isEmpty();
        Record changed = bench.get(old).next().set(price, Money.of(5, "RUB")).build();
        bench.apply(Workbench.update(old, changed));
        assertThat(bench.ids("thing", price.ge(Money.of(5, "RUB")))).containsExactly(old.id());
        assertThat(migrate(after)).isEmpty();
    }

    @Test
    void columns_are_widened_with_what_they_hold() {
        Field<BigDecimal> narrow = Field.decimal("rate", 5, 2);
        Field<BigDecimal> wide = Field.decimal("rate", 9, 4);
        RecordType before = thing(Field.text("name", 10), narrow);
        migrate(before);
        Record old = Record.create(before, Samples.id())
                .set(narrow, new BigDecimal("1.50"))
                .build();
        bench.insert(old);
        assertThat(migrate(thing(Field.text("name", 20), wide))).hasSize(2);
        assertThat(bench.get(old).get(wide)).contains(new BigDecimal("1.5000"));
        assertThat(migrate(thing(Field.text("name", 20), wide))).isEmpty();
    }

    @Test
    void narrowing_and_other_types_are_refused_by_table_and_column() {
        migrate(thing(Field.text("name", 20), Field.decimal("rate", 9, 4), Field.text("word", 9), Field.phones("tel")));
        List<Field<?>> refused = List.of(
                Field.text("name", 10),
                Field.decimal("rate", 9, 2),
                Field.decimal("rate", 8, 4),
                Field.wholeNumber("name"),
                Field.money("rate"),
                Field.phones("word"),
                Field.text("tel", 20));
        for (Field<?> field : refused) {
            assertThatThrownBy(() -> migrate(thing(field)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("crm_thing." + field.key());
        }
    }

    @Test
    void a_field_that_becomes_unique_claims_the_values_of_live_records() {
        Field<String> plain = Field.text("name", 20);
        RecordType before = thing(plain);
        migrate(before);
        Record live = Record.create(before, Samples.id()).set(plain, "Ель").build();
        Record gone = Record.create(before, Samples.id())
                .set(plain, "Дуб")
                .set(Header.DELETED_AT, ClaimTest.NOON)
                .build();
        bench.insert(live, gone);
        RecordType after = thing(plain.unique());
        migrate(after);
        bench.insert(Record.create(after, Samples.id()).set(plain, "дуб").build());
        assertThatThrownBy(() -> bench.insert(
                        Record.create(after, Samples.id()).set(plain, "ель").build()))
                .isInstanceOf(DuplicateKeyException.class);
        migrate(before);
        bench.insert(Record.create(before, Samples.id()).set(plain, "ель").build());
        assertThatThrownBy(() -> migrate(after)).isInstanceOf(StorageException.class);
    }

    @Test
    void a_link_may_get_further_targets() {
        Field<RecordRef> one = Field.reference("link", "user");
        Field<RecordRef> two = Field.reference("link", "user", "unit");
        RecordType before = thing(one);
        migrate(before);
        Record old = Record.create(before, Samples.id())
                .set(one, new RecordRef("user", Samples.id()))
                .build();
        Record none = Record.create(before, Samples.id()).build();
        bench.insert(old, none);
        RecordType after = thing(two);
        migrate(after);
        assertThat(bench.get(old).get(two)).isEqualTo(old.get(one));
        assertThat(bench.get(none).get(two)).isEmpty();
        assertThat(bench.ids("thing", two.is(old.require(one)))).containsExactly(old.id());
        Record other = Record.create(after, Samples.id())
                .set(two, new RecordRef("unit", Samples.id()))
                .build();
        bench.insert(other);
        assertThat(bench.get(other)).isEqualTo(other);
    }

    @Test
    void fields_that_are_no_longer_declared_keep_their_values() {
        RecordType before = thing(TITLE, Samples.SCORE);
        migrate(before);
        Record old = Record.create(before, Samples.id())
                .set(TITLE, "t")
                .set(Samples.SCORE, 7L)
                .build();
        bench.insert(old);
        RecordType without = thing(TITLE);
        assertThat(migrate(without)).isEmpty();
        Record seen = bench.get(old);
        bench.apply(Workbench.update(seen, seen.next().set(TITLE, "u").build()));
        migrate(before);
        assertThat(bench.get(old).get(Samples.SCORE)).contains(7L);
    }

    @Test
    void no_two_fields_share_a_column_and_none_has_a_reserved_name() {
        List<Field<?>> fields = new ArrayList<>();
        for (String key : List.of(
                "nameLast",
                "name.last",
                "amount",
                "id",
                "version",
                "tenantId",
                "lockNo",
                "value",
                "key",
                "order",
                "user",
                "day",
                "from",
                "select",
                "amountCurrency",
                "titleFold",
                "title",
                "ctid",
                "a".repeat(41) + "." + "b".repeat(41),
                "a".repeat(41) + "." + "b".repeat(40) + "c")) {
            fields.add(key.equals("amount") ? Field.money(key) : Field.text(key, 20));
        }
        RecordType type = RecordType.plain("odd__names")
                .fields(fields.toArray(Field[]::new))
                .build();
        migrate(type);
        Record.Builder builder = Record.create(type, Samples.id());
        for (Field<?> field : fields) {
            builder.put(
                    field,
                    field.key().equals("amount")
                            ? Money.of(1, "RUB")
                            : field.key().substring(0, 2));
        }
        Record record = builder.build();
        bench.insert(record);
        assertThat(bench.get(record)).isEqualTo(record);
        assertThat(migrate(type)).isEmpty();
        assertThat(query("SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA "
                        + "AND LOWER(table_name) LIKE 'crm!_odd%' ESCAPE '!'"))
                .hasSize(1);
    }

    @Test
    void fields_that_ask_for_one_column_must_keep_their_order() {
        Field<String> camel = Field.text("nameLast", 20);
        Field<String> dotted = Field.text("name.last", 20);
        migrate(thing(camel, dotted));
        assertThatThrownBy(() -> migrate(thing(dotted, camel)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("order");
    }

    @Test
    void a_type_may_not_take_the_journals_name() {
        RecordType journal = RecordType.plain("schema_journal").field(TITLE).build();
        migrate(journal);
        Record record = Record.create(journal, Samples.id()).set(TITLE, "t").build();
        bench.insert(record);
        assertThat(bench.get(record)).isEqualTo(record);
    }

    @Test
    void a_store_that_has_not_migrated_says_so() {
        assertThatThrownBy(() -> bench.find("lead", TITLE.is("x")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("migrate");
    }

    @Test
    void a_migration_does_not_run_inside_a_unit() {
        bench.store.migrate(Samples.SCHEMA);
        assertThatThrownBy(() -> bench.write(tx -> bench.store.migrate(Samples.SCHEMA)))
                .isInstanceOf(StorageException.class);
    }
}
