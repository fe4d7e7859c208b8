package dev.crmkit.core.access;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Roles, which of them include which, and the rules. Immutable and thread-safe.
 *
 * <p>Whoever holds a role has the grants of all roles it includes, in the unit he holds it in.
 */
@ForCallers
public final class AccessRules {
    private final Map<String, Set<String>> included;
    private final Map<String, Set<String>> closure = new TreeMap<>();
    private final List<AccessRule> rules;

    private AccessRules(Builder builder) {
        this.included = Map.copyOf(builder.roles);
        this.rules = builder.rules.stream()
                .sorted(Comparator.comparing(AccessRule::id))
                .toList();
        included.keySet().forEach(role -> closure.put(role, collect(role, new HashSet<>())));
    }

    private Set<String> collect(String role, Set<String> found) {
        if (found.add(role)) {
            included.getOrDefault(role, Set.of()).forEach(junior -> collect(junior, found));
        }
        return found;
    }

    /** No roles, no rules: nobody may do anything. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these roles and rules. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.roles.putAll(included);
        builder.rules.addAll(rules);
        return builder;
    }

    /** The declared roles. */
    public Set<String> roles() {
        return Set.copyOf(closure.keySet());
    }

    /** Sorted by id. */
    public List<AccessRule> rules() {
        return rules;
    }

    /** Whether the rule counts for somebody in this role today. */
    boolean binds(AccessRule rule, HeldRole held) {
        return concerns(rule, held.role()) && rule.reach().days().include(held.today());
    }

    /** Grants come up from included roles, denies do not. */
    boolean concerns(AccessRule rule, String role) {
        NameSet roles = rule.reach().roles();
        return rule instanceof AccessRule.Deny
                ? roles.includes(role)
                : closure.getOrDefault(role, Set.of()).stream().anyMatch(roles::includes);
    }

    /** Collects roles and rules in any order; {@link #build} refuses with all faults at once. Not thread-safe. */
    @ForCallers
    public static final class Builder {
        private final Map<String, Set<String>> roles = new LinkedHashMap<>();
        private final List<AccessRule> rules = new ArrayList<>();

        private Builder() {}

        /** Declares a role and the roles it directly includes. */
        public Builder role(String role, String... includes) {
            roles.put(role, Set.copyOf(Arrays.asList(includes)));
            return this;
        }

        public Builder rule(AccessRule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * The rules.
         *
         * @throws DefinitionException with every fault found
         */
        public AccessRules build() {
            RuleFaults.refuse(roles, rules);
            return new AccessRules(this);
        }
    }
}
