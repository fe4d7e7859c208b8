package dev.crmkit.testkit.saboteur;

import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.rules.StoreRule;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A store with one fault.
 *
 * @param name the fault in words
 * @param store puts the fault into a sound store
 * @param caughtBy the rules that must fail on it
 */
record Saboteur(String name, UnaryOperator<CrmStore> store, Set<StoreRule> caughtBy) {

    static Saboteur of(String name, UnaryOperator<CrmStore> store, StoreRule... caughtBy) {
        return new Saboteur(name, store, Set.of(caughtBy));
    }

    @Override
    public String toString() {
        return name;
    }
}
