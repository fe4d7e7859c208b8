package dev.crmkit.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.Actor;
import dev.crmkit.Crm;
import dev.crmkit.CrmSession;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.core.org.Organisation;
import dev.crmkit.jdbc.JdbcStore;
import java.time.ZoneId;
import javax.sql.DataSource;

/** An installation with a few units and people, on a pool of connections. */
final class Firm implements AutoCloseable {
    static final String TENANT = "main";
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final HikariDataSource pool;
    private final JdbcStore store;
    private final Crm crm;

    private Firm(HikariDataSource pool) {
        this.pool = pool;
        this.store = JdbcStore.on(pool);
        this.crm = Crm.builder()
                .store(store)
                .environment(new SystemEnvironment())
                .definitions(Definitions.shipped().build())
                .build();
        crm.bootstrap(people());
    }

    static Firm on(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(8);
        return new Firm(new HikariDataSource(config));
    }

    private static Organisation people() {
        return Organisation.builder(ZONE, "MSK")
                .unit("net", "Сеть")
                .unit("north", "Север", "net")
                .unit("south", "Юг", "net")
                .unit("east", "Восток", "net")
                .unit("west", "Запад", "net")
                .user("hana", "Хана")
                .role("hana", "HEAD", "north")
                .service("automation", "AUTOMATION", "net")
                .build();
    }

    JdbcStore store() {
        return store;
    }

    DataSource source() {
        return pool;
    }

    Definitions definitions() {
        return crm.definitions();
    }

    /** The head of the northern unit. */
    CrmSession head() {
        return crm.as(Actor.user("hana"));
    }

    @Override
    public void close() {
        crm.close();
        pool.close();
    }
}
