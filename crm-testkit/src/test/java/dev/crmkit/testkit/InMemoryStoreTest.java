package dev.crmkit.testkit;

import dev.crmkit.core.memory.InMemoryStore;
import dev.crmkit.spi.storage.Capability;

class InMemoryStoreTest implements StoreContract {
    @Override
    public StoreFixture store() {
        return StoreFixture.open(InMemoryStore::create).lacks(Capability.values());
    }
}
