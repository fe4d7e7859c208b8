package dev.crmkit.jdbc;

import dev.crmkit.spi.storage.Capability;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import javax.sql.DataSource;

/** The storage contract on H2 in memory. */
class H2StoreTest implements StoreContract {
    private static final DataSource SOURCE = H2.source("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");

    @Override
    public StoreFixture store() {
        return StoreFixture.open(() -> JdbcStore.on(SOURCE))
                .wipe(() -> H2.dropEverything(SOURCE))
                .host(() -> HostConnection.begin(SOURCE))
                .lacks(Capability.DURABLE, Capability.SECOND_PROCESS);
    }
}
