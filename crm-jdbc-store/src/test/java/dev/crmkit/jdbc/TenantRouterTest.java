package dev.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.storage.StorageException;
import dev.crmkit.spi.storage.UnitOptions;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole contract over two stores, between which the tenants are parted. */
class TenantRouterTest implements StoreContract {
    @Override
    public StoreFixture store() {
        return StoreFixture.open(() -> over(InMemoryStore.create(), InMemoryStore.create()))
                .lacks(Capability.values());
    }

    private static TenantRouter over(CrmStore first, CrmStore second) {
        return TenantRouter.over(
                Map.of("first", first, "second", second),
                tenant -> Math.floorMod(tenant.hashCode(), 2) == 0 ? "first" : "second");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_tenant_lies_whole_in_its_database(Database database) throws SQLException {
        DataSource first = database.empty();
        DataSource second = database.empty();
        TenantRouter router =
                TenantRouter.over(Map.of("a", JdbcStore.on(first), "b", JdbcStore.on(second)), tenant -> tenant);
        assertThat(router.migrate(Samples.SCHEMA))
                .anyMatch(step -> step.startsWith("a: "))
                .anyMatch(step -> step.startsWith("b: "));
        Record company = Record.create(Samples.COMPANY_TYPE, new UUID(0, 1)).build();
        router.inTx(UnitOptions.write("b"), tx -> {
            tx.apply(new ChangeSet(List.of(new Change.Insert(company))));
            return company;
        });
        assertThat(rows(first)).isZero();
        assertThat(rows(second)).isEqualTo(1);
    }

    @Test
    void a_tenant_placed_nowhere_is_refused() {
        TenantRouter router = TenantRouter.over(Map.of("a", InMemoryStore.create()), tenant -> "b");
        assertThatThrownBy(() -> router.inTx(UnitOptions.read("t"), tx -> tx))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("[a]");
    }

    private static int rows(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM crm_company")) {
            count.next();
            return count.getInt(1);
        }
    }
}
