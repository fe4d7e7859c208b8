package dev.crmkit.core.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.UnitOptions;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordDirectoryTest {
    private final CountingEnvironment environment = new CountingEnvironment();
    private final InMemoryStore store = InMemoryStore.create(environment);
    private final RecordDirectory directory = RecordDirectory.over(store);

    @BeforeEach
    void fill() {
        store.migrate(Schema.of(
                List.of(Unit.TYPE, User.TYPE, Team.TYPE, RoleAssignment.TYPE, Substitution.TYPE, RightsVersion.TYPE)));
        insert("main", Dealers.ORGANISATION.records(environment));
    }

    private void insert(String tenant, List<? extends Record> records) {
        store.inTx(UnitOptions.write(tenant), tx -> {
            tx.apply(new ChangeSet(records.stream()
                    .map(each -> (Change) new Change.Insert(each))
                    .toList()));
            return tenant;
        });
    }

    private Record user(String login) {
        return Record.create(User.TYPE, environment.newId())
                .set(User.LOGIN, login)
                .set(User.NAME, login)
                .set(User.ACTIVE, true)
                .set(User.KIND, "PERSON")
                .build();
    }

    @Test
    void it_knows_what_the_store_holds() {
        assertThat(directory.principal("main", "hana").orElseThrow().assignments())
                .extracting(each -> each.role())
                .containsExactly("HEAD");
        assertThat(directory.subtree(
                        "main",
                        directory.chart("main").unit("net").orElseThrow().ref()))
                .hasSize(6);
    }

    @Test
    void tenants_do_not_see_each_other() {
        insert("other", List.of(user("zoe")));

        assertThat(directory.principal("other", "hana")).isEmpty();
        assertThat(directory.principal("other", "zoe")).isPresent();
        assertThat(directory.principal("main", "zoe")).isEmpty();
    }

    @Test
    void a_change_is_seen_from_the_invalidation_on() {
        assertThat(directory.principal("main", "zoe")).isEmpty();
        insert("main", List.of(user("zoe")));
        assertThat(directory.principal("main", "zoe")).isEmpty();

        directory.invalidate("main");

        assertThat(directory.principal("main", "zoe")).isPresent();
    }

    @Test
    void what_was_read_while_something_changed_is_not_kept() {
        store.inTx(UnitOptions.read("main"), tx -> {
            assertThat(directory.principal("main", "zoe")).isEmpty();
            return "read";
        });
        directory.invalidate("main");
        assertThatThrownBy(() -> store.inTx(UnitOptions.write("main"), tx -> {
                    tx.apply(new ChangeSet(List.of(new Change.Insert(user("zoe")))));
                    assertThat(directory.principal("main", "zoe"))
                            .as("its own write")
                            .isPresent();
                    directory.invalidate("main");
                    throw new IllegalStateException("roll back");
                }))
                .hasMessage("roll back");

        assertThat(directory.principal("main", "zoe")).isEmpty();
    }

    @Test
    void an_organisation_of_many_pages_is_read_whole() {
        Organisation.Builder large =
                Organisation.builder(ZoneId.of("UTC"), "MSK").unit("net", "Net");
        for (int i = 0; i < 1_200; i++) {
            large.user("user" + i, "User").role("user" + i, "EMPLOYEE", "net");
        }
        insert("large", large.build().records(environment));

        assertThat(directory.principal("large", "user1199").orElseThrow().assignments())
                .hasSize(1);
    }
}
