package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.DuplicateKeyException;
import dev.crmkit.spi.storage.Order;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.SortKey;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.TransientStorageException;
import dev.crmkit.testkit.postgres.PostgresSchema;
import dev.crmkit.testkit.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is special about tables in PostgreSQL. */
class PostgresMigrationTest {
    private final PostgresSchema schema = PostgresServer.shared().schema();

    @AfterEach
    void close() {
        schema.close();
    }

    private static Schema things(Field<?>... fields) {
        return Schema.of(List.of(
                RecordType.plain("user").build(),
                RecordType.plain("unit").build(),
                RecordType.plain("thing").fields(fields).build()));
    }

    private JdbcStore node() {
        return JdbcStore.on(schema.dataSource());
    }

    @Test
    void a_migration_that_fails_leaves_nothing() {
        Field<String> name = Field.text("name", 20);
        node().migrate(things(name));
        Workbench bench = Workbench.over(schema.dataSource());
        bench.store.migrate(things(name));
        RecordType type = things(name).type("thing");
        bench.insert(Record.create(type, Samples.id()).set(name, "same").build());
        bench.insert(Record.create(type, Samples.id()).set(name, "same").build());
        Schema wanted = things(Field.text("note", 20), name.unique());
        assertThatThrownBy(() -> node().migrate(wanted)).isInstanceOf(StorageException.class);
        assertThat(node().plan(wanted)).anySatisfy(step -> assertThat(step).contains("note"));
    }

    @Test
    void only_the_current_schema_counts() {
        node().migrate(Samples.SCHEMA);
        try (PostgresSchema other = PostgresServer.shared().schema()) {
            String both = other.url() + "," + schema.name();
            JdbcStore store = JdbcStore.on(PostgresServer.at(both).dataSource());
            assertThat(store.migrate(Samples.SCHEMA)).isNotEmpty();
            assertThat(JdbcStore.on(other.dataSource()).plan(Samples.SCHEMA)).isEmpty();
        }
    }

    @Test
    void a_widened_text_is_still_ordered_by_code_point() {
        Field<String> narrow = Field.code("name", 5);
        Field<String> wide = Field.code("name", 50);
        node().migrate(things(narrow));
        Workbench bench = Workbench.over(schema.dataSource());
        bench.store.migrate(things(wide));
        List<String> names = List.of("\u0410", "\u0451", "_", "a", "B", "\uff21");
        names.forEach(name -> bench.insert(Record.create(things(wide).type("thing"), Samples.id())
                .set(wide, name)
                .build()));
        List<Order> orders = List.of(Order.asc(wide));
        assertThat(bench.allPages("thing", Condition.always(), orders, 1))
                .isSortedAccordingTo(SortKey.comparator(orders))
                .hasSize(names.size());
    }

    @Test
    void texts_too_long_for_an_index_are_unique_all_the_same() {
        Field<String> name = Field.text("name", 4_000).unique();
        Workbench bench = Workbench.over(schema.dataSource());
        bench.store.migrate(things(name));
        RecordType type = things(name).type("thing");
        int[] letters = new Random(3).ints(4_000, 0x4E00, 0x9FA5).toArray();
        String first = new String(letters, 0, letters.length);
        String second = first.substring(0, 3_999) + "!";
        for (String text : Arrays.asList(first, second)) {
            bench.insert(Record.create(type, Samples.id()).set(name, text).build());
            assertThat(bench.ids("thing", name.is(text))).hasSize(1);
        }
        assertThatThrownBy(() -> bench.insert(
                        Record.create(type, Samples.id()).set(name, first).build()))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(bench.ids("thing", name.in(first, second))).hasSize(2);
        assertThat(bench.ids("thing", name.startsWith(first.substring(0, 150)))).hasSize(2);
        assertThat(bench.ids("thing", name.startsWith(first))).hasSize(1);
    }

    @Test
    void without_the_extension_there_are_no_trigrams() {
        assertThat(node().plan(Samples.SCHEMA)).noneMatch(step -> step.contains("gin_trgm_ops"));
    }

    /** The driver keeps statements in the server, and another node widens what they give. */
    @Test
    void statements_kept_in_the_server_outlive_a_migration() {
        Field<String> narrow = Field.text("name", 10);
        Field<String> wide = Field.text("name", 20);
        try (HikariDataSource pool = Postgres.poolAt(schema.url(), "prepareThreshold=1")) {
            pool.setMaximumPoolSize(1);
            Workbench bench = Workbench.over(pool);
            bench.store.migrate(things(narrow));
            for (int i = 0; i < 3; i++) {
                bench.find("thing", narrow.is("x"));
            }
            node().migrate(things(wide));
            List<TransientStorageException> failures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                try {
                    bench.find("thing", narrow.is("x"));
                } catch (TransientStorageException obsolete) {
                    failures.add(obsolete);
                }
            }
            assertThat(failures).hasSizeLessThanOrEqualTo(1);
        }
    }
}
