package dev.crmkit.examples.acceptance;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.environment.Environment;
import dev.crmkit.spi.storage.CrmStore;

/** The stores every worked example runs on. */
enum StoreKind {
    MEMORY {
        @Override
        CrmStore open(Environment environment) {
            return InMemoryStore.create(environment);
        }
    };

    abstract CrmStore open(Environment environment);
}
