package dev.crmkit.core.access;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.value.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Roles, which of them include which, and the rules. Immutable and thread-safe.
 *
 * <p>Whoever holds a role has the grants of all roles it includes, in the unit he holds it in.
 *
 * <pre>{@code
 * {"format": 1,
 *  "roles": {"HEAD": ["EMPLOYEE"], "EMPLOYEE": []},
 *  "rules": [
 *    {"id": "own-deals", "roles": ["EMPLOYEE"], "actions": ["READ", "UPDATE", "TRANSITION"], "types": ["deal"],
 *     "names": {"allBut": ["reopen"]}, "scope": "OWN", "read": ["PERSONAL"],
 *     "where": {"deal": {"op": "lt", "field": "amount", "value": "1000000.00 RUB"}}, "from": "2026-01-01"},
 *    {"id": "no-exports", "effect": "DENY", "roles": "*", "actions": ["EXPORT"], "types": "*", "scope": "ALL"}],
 *  "profiles": {
 *    "MOBILE": [{"actions": ["READ"], "types": ["task", "lead"], "scope": "OWN"}]}}
 * }</pre>
 *
 * <p>Roles, types and names are {@code "*"}, a list or {@code {"allBut": [...]}}; actions are {@code "*"} or a list. The
 * effect is GRANT unless DENY is said.
 */
@ForCallers
public final class AccessRules {
    private final Map<String, Set<String>> included;
    private final Map<String, Set<String>> closure = new TreeMap<>();
    private final List<AccessRule> rules;
    private final Map<String, List<AccessRule.Grant>> profiles;

    private AccessRules(Builder builder) {
        this.included = Map.copyOf(builder.roles);
        this.rules = builder.rules.stream()
                .sorted(Comparator.comparing(AccessRule::id))
                .toList();
        this.profiles = Map.copyOf(builder.profiles);
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

    /**
     * Reads a document, strictly.
     *
     * @param schema the types rules may name
     * @throws DefinitionException with every fault; paths are JSON pointers, or start with the id of the rule
     */
    public static AccessRules load(String json, Schema schema) {
        return RulesDocument.read(json, Optional.of(schema));
    }

    /**
     * The shipped rules; {@link #toBuilder} adds to them.
     *
     * <table>
     * <caption>Which records, by role; a head's row is his deputy's as well</caption>
     * <tr><th>right</th><th>CEO</th><th>HEAD</th><th>EMPLOYEE</th></tr>
     * <tr><td>READ, VIEW_HISTORY, REPORT</td><td>ALL</td><td>UNIT_TREE</td><td>PARTICIPANT</td></tr>
     * <tr><td>UPDATE</td><td>ALL</td><td>UNIT_TREE</td><td>OWN</td></tr>
     * <tr><td>TRANSITION, CONVERT</td><td>ALL</td><td>UNIT_TREE</td><td>OWN, not reopen</td></tr>
     * <tr><td>CREATE_MANUAL, DELETE, RESTORE, MERGE, ASSIGN</td><td>ALL</td><td>UNIT_TREE</td><td></td></tr>
     * <tr><td>CREATE_SYSTEM</td><td>ALL</td><td>UNIT_TREE</td><td>UNIT</td></tr>
     * <tr><td>SHARE</td><td>ALL</td><td>UNIT_TREE</td><td>OWN</td></tr>
     * <tr><td>EXPORT, ERASE</td><td>ALL</td><td></td><td></td></tr>
     * <tr><td>IMPORT, CONFIGURE</td><td>ALL</td><td>UNIT</td><td></td></tr>
     * <tr><td>GRANT</td><td>ALL</td><td>UNIT, not his deputy</td><td></td></tr>
     * <tr><td>field classes</td><td>PERSONAL, COMMERCIAL</td><td>same</td><td>PERSONAL of OWN</td></tr>
     * </table>
     *
     * <p>OWNER includes CEO and alone may PURGE; CEO includes HEAD, HEAD and DEPUTY_HEAD include EMPLOYEE. CEO reaches
     * every business type, the others leads, deals, companies, contacts, quotes, contracts, tasks and interactions.
     * ADMIN has CONFIGURE and GRANT and reads no business record; DISPATCHER has CREATE_SYSTEM in his unit. The services:
     * AUTOMATION may READ, UPDATE, CREATE_SYSTEM and TRANSITION everywhere, INTAKE may CREATE_SYSTEM leads and read
     * nothing. Everybody but INTAKE reads units and the directory cards of users; CEO and ADMIN read the whole user and
     * role records, the history of units, users and roles, and timers and messages without their texts. The class SECRET
     * and the action REVEAL are nobody's.
     */
    public static AccessRules standard() {
        try (InputStream document = AccessRules.class.getResourceAsStream("default-access.json")) {
            if (document == null) {
                throw new IllegalStateException("The access rules are missing from the jar");
            }
            return RulesDocument.read(new String(document.readAllBytes(), StandardCharsets.UTF_8), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A builder that starts with these roles and rules. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.roles.putAll(included);
        builder.rules.addAll(rules);
        builder.profiles.putAll(profiles);
        return builder;
    }

    /** The declared roles. */
    public Set<String> roles() {
        return Set.copyOf(closure.keySet());
    }

    /** Whether whoever holds the one role has the grants of the other: it is the same, or includes it. */
    public boolean includes(String role, String junior) {
        return closure.getOrDefault(role, Set.of()).contains(junior);
    }

    /** The declared capability profiles, and FULL. */
    public Set<String> profiles() {
        Set<String> names = new TreeSet<>(profiles.keySet());
        names.add(Principal.FULL);
        return names;
    }

    /** The records the capability profiles of the subject leave; all of them where he has none. */
    Condition capable(Subject subject, Right right) {
        return subject.profiles().stream()
                .map(profile -> capable(profile, subject, right))
                .reduce(Condition.always(), Conditions::both);
    }

    private Condition capable(String profile, Subject subject, Right right) {
        Union union = new Union(subject, right);
        profiles.getOrDefault(profile, List.of()).stream()
                .filter(line -> line.reach().covers(right))
                .forEach(line -> union.add(new Applied(line, HeldRole.himself(subject))));
        return union.condition();
    }

    /** Sorted by id. */
    public List<AccessRule> rules() {
        return rules;
    }

    /** The same roles with the rules that pass. */
    AccessRules keeping(Predicate<AccessRule> kept) {
        return having(rules.stream().filter(kept).toList());
    }

    /** The same roles with these rules instead. */
    AccessRules having(List<AccessRule> others) {
        Builder builder = new Builder();
        builder.roles.putAll(included);
        builder.rules.addAll(others);
        return new AccessRules(builder);
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
        private final Map<String, List<AccessRule.Grant>> profiles = new LinkedHashMap<>();

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
         * Declares a capability profile: whoever acts through it may do what one of these lines covers, as far as his
         * roles allow it, and nothing else. The scope of a line is OWN, as far as he owns the record himself, or ALL; its
         * roles and field classes mean nothing.
         */
        public Builder profile(String name, AccessRule.Grant... lines) {
            profiles.put(name, List.of(lines));
            return this;
        }

        List<Violation> faults() {
            return RuleFaults.of(roles, rules, profiles);
        }

        /**
         * The rules.
         *
         * @throws DefinitionException with every fault found
         */
        public AccessRules build() {
            List<Violation> faults = faults();
            if (!faults.isEmpty()) {
                throw new DefinitionException(faults);
            }
            return new AccessRules(this);
        }
    }
}
