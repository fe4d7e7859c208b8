package dev.crmkit.core.access;

import dev.crmkit.core.access.AccessFinding.Code;
import dev.crmkit.core.access.AccessFinding.Place;
import dev.crmkit.core.access.AccessFinding.Severity;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with single rules: each question is a comparison of two sets of rules. Not thread-safe. */
final class RuleChecks {
    private final AccessRules rules;
    private final World world;
    private final List<AccessFinding> findings;
    private final Set<AccessRule> dead = new HashSet<>();
    private final DeadRule deadRule;

    RuleChecks(AccessRules rules, World world, List<AccessFinding> findings) {
        this.rules = rules;
        this.world = world;
        this.findings = findings;
        this.deadRule = new DeadRule(rules, world);
    }

    /** Those that reach nothing. */
    Set<AccessRule> dead() {
        return dead;
    }

    void check(AccessRule rule) {
        Outcome life = deadRule.life(rule, type -> true);
        if (life instanceof Outcome.Nothing) {
            dead.add(rule);
            add(Code.DEAD_RULE, Severity.WARNING, List.of(rule.id()), Place.nowhere(), deadRule.reason(rule));
            return;
        }
        if (life instanceof Outcome.Unknown) {
            unknown(Code.DEAD_RULE, rule, life);
        } else {
            checkLive(rule);
        }
    }

    /** What a rule does that perhaps reaches nothing is not asked. */
    private void checkLive(AccessRule rule) {
        deadRule.types(rule).forEach(type -> checkType(rule, type));
        if (rule instanceof AccessRule.Deny) {
            checkDeny(rule);
        } else {
            checkGrant(rule);
        }
    }

    private void checkType(AccessRule rule, RecordType type) {
        if (deadRule.life(rule, other -> other.key().equals(type.key())) instanceof Outcome.Nothing) {
            Place place = new Place(List.of(), List.of(), List.of(type.key()));
            add(Code.DEAD_RULE, Severity.WARNING, List.of(rule.id()), place, DeadRule.reason(type));
        }
    }

    private void checkGrant(AccessRule grant) {
        AccessRules grants = rules.keeping(AccessRule.Grant.class::isInstance);
        Outcome alone = survey(grants, grants.keeping(other -> !other.equals(grant)));
        if (alone instanceof Outcome.Nothing) {
            List<String> by = shadows(grants, grant);
            add(Code.SHADOWED, Severity.WARNING, with(grant, by), Place.nowhere(), FindingWords.shadowed(by));
        }
        unknown(Code.SHADOWED, grant, alone);
        AccessRules denies = rules.keeping(AccessRule.Deny.class::isInstance);
        Outcome left = survey(rules.keeping(rule -> rule.equals(grant) || rule instanceof AccessRule.Deny), denies);
        if (left instanceof Outcome.Nothing) {
            List<String> by = denies.rules().stream()
                    .filter(deny -> takes(grant, deny) instanceof Outcome.Shown)
                    .map(AccessRule::id)
                    .toList();
            add(Code.HIDDEN_BY_DENY, Severity.WARNING, with(grant, by), Place.nowhere(), FindingWords.hidden(by));
        }
        unknown(Code.HIDDEN_BY_DENY, grant, left);
    }

    /** One grant that shadows it, or all that have a part in it. */
    private List<String> shadows(AccessRules grants, AccessRule grant) {
        List<AccessRule> near = grants.rules().stream()
                .filter(other -> !other.equals(grant) && meet(grant, other))
                .toList();
        return near.stream()
                .filter(other -> survey(only(grant), only(other)) instanceof Outcome.Nothing)
                .findFirst()
                .map(other -> List.of(other.id()))
                .orElseGet(() -> near.stream().map(AccessRule::id).toList());
    }

    private boolean meet(AccessRule one, AccessRule other) {
        return one.reach().actions().stream()
                .anyMatch(action -> world.schema().types().stream()
                        .anyMatch(type -> one.reach().allows(action, type)
                                && other.reach().allows(action, type)));
    }

    private void checkDeny(AccessRule deny) {
        Outcome taken = survey(rules.keeping(rule -> !rule.equals(deny)), rules);
        if (taken instanceof Outcome.Nothing) {
            add(Code.IDLE_DENY, Severity.WARNING, List.of(deny.id()), Place.nowhere(), FindingWords.idle());
        }
        unknown(Code.IDLE_DENY, deny, taken);
        List<String> grants = new ArrayList<>();
        List<Outcome.Shown> shown = new ArrayList<>();
        for (AccessRule grant : rules.rules()) {
            if (grant instanceof AccessRule.Grant && takes(grant, deny) instanceof Outcome.Shown conflict) {
                grants.add(grant.id());
                shown.add(conflict);
            }
        }
        if (!shown.isEmpty()) {
            Outcome.Shown first = shown.get(0);
            findings.add(new AccessFinding(
                    Code.CONFLICT,
                    Severity.INFO,
                    with(deny, grants),
                    Place.of(first),
                    FindingWords.conflict(grants),
                    first.witness()));
        }
    }

    /** Whether the deny takes something from what the grant gives. */
    private Outcome takes(AccessRule grant, AccessRule deny) {
        return meet(grant, deny) ? survey(only(grant), rules.having(List.of(grant, deny))) : new Outcome.Nothing();
    }

    private AccessRules only(AccessRule wanted) {
        return rules.having(List.of(wanted));
    }

    private Outcome survey(AccessRules wide, AccessRules narrow) {
        return new Survey(world, wide, narrow).first(type -> true);
    }

    private static List<String> with(AccessRule rule, List<String> others) {
        List<String> all = new ArrayList<>(List.of(rule.id()));
        all.addAll(others);
        return all;
    }

    private void unknown(Code code, AccessRule rule, Outcome outcome) {
        if (outcome instanceof Outcome.Unknown unknown) {
            Place place = Place.of(unknown.roles(), unknown.asked());
            add(code, Severity.UNDECIDED, List.of(rule.id()), place, FindingWords.unknown(unknown.reason()));
        }
    }

    private void add(Code code, Severity severity, List<String> ids, Place place, Label words) {
        findings.add(new AccessFinding(code, severity, ids, place, words, null));
    }
}
