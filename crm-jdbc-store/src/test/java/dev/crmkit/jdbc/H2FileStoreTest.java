package dev.crmkit.jdbc;

import dev.crmkit.spi.storage.Capability;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** The storage contract on an H2 file that is written at once. */
class H2FileStoreTest implements StoreContract {
    @TempDir
    static Path folder;

    @Override
    public StoreFixture store() {
        DataSource source = H2.source(
                "jdbc:h2:file:" + folder.resolve("contract") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return StoreFixture.open(() -> JdbcStore.on(source))
                .wipe(() -> H2.dropEverything(source))
                .host(() -> HostConnection.begin(source))
                .lacks(Capability.SECOND_PROCESS);
    }
}
