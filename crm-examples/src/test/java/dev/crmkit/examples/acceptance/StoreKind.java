package dev.crmkit.examples.acceptance;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.jdbc.JdbcStore;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.storage.CrmStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;

/** The stores every worked example runs on. */
public enum StoreKind {
    MEMORY {
        @Override
        public CrmStore open(Environment environment) {
            return InMemoryStore.create(environment);
        }
    },
    H2 {
        @Override
        public CrmStore open(Environment environment) {
            String url = "jdbc:h2:mem:town" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
            return JdbcStore.on(JdbcConnectionPool.create(url, "sa", ""));
        }
    },
    POSTGRES {
        @Override
        public CrmStore open(Environment environment) {
            return JdbcStore.on(Postgres.schema());
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    public abstract CrmStore open(Environment environment);
}
