package dev.crmkit.testkit.access;

import dev.crmkit.core.access.AccessRules;
import dev.crmkit.spi.identity.Directory;
import dev.crmkit.spi.storage.CrmStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What is wrong with an installation, said by what stands around the library: the rules it reads, the store it keeps
 * records in, the directory it asks. The reference goes on judging by the rules as they were meant.
 */
record Fault(
        String name,
        UnaryOperator<AccessRules> rules,
        UnaryOperator<CrmStore> store,
        Optional<UnaryOperator<Directory>> directory) {
    private static final Map<String, Installation> BUILT = new ConcurrentHashMap<>();

    static Fault none() {
        return new Fault("nothing", rules -> rules, store -> store, Optional.empty());
    }

    static Fault ofRules(String name, UnaryOperator<AccessRules> rules) {
        return new Fault(name, rules, store -> store, Optional.empty());
    }

    static Fault ofStore(String name, UnaryOperator<CrmStore> store) {
        return new Fault(name, rules -> rules, store, Optional.empty());
    }

    static Fault ofDirectory(String name, UnaryOperator<Directory> directory) {
        return new Fault(name, rules -> rules, store -> store, Optional.of(directory));
    }

    /** As the faulty installation takes the declared one. */
    Installation installed(Installation meant) {
        AccessRules changed = rules.apply(meant.rules());
        return changed == meant.rules()
                ? meant
                : BUILT.computeIfAbsent(name + System.identityHashCode(meant), key -> Installation.of(changed));
    }
}
