package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for what is hardly meant in a set of access rules: rules without effect, grants that are too broad, roles with
 * nothing.
 *
 * <pre>{@code
 * AccessAnalysis.of(rules, schema, environment.now(), zone).assigned(roles).findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>Judged at an instant and on every later day on which a rule begins or ends. Required fields may be empty and related
 * records may be anything. Rights that follow from rights on other records ({@link AccessEngine#withDependent}) are not
 * looked at. Immutable and thread-safe.
 */
@ForCallers
public final class AccessAnalysis {
    private static final Set<String> HEADS = Set.of("OWNER", "CEO", "HEAD", "DEPUTY_HEAD", "ADMIN");

    private final AccessRules rules;
    private final World world;
    private final Set<String> trusted;
    private final Set<String> unassigned;

    private AccessAnalysis(AccessRules rules, World world, Set<String> trusted, Set<String> unassigned) {
        this.rules = rules;
        this.world = world;
        this.trusted = trusted;
        this.unassigned = unassigned;
    }

    /**
     * An analysis of these rules over the types of this schema.
     *
     * @param now from when on; relative times in conditions are resolved with it
     * @param zone of the days
     */
    public static AccessAnalysis of(AccessRules rules, Schema schema, Instant now, ZoneId zone) {
        World world = World.of(schema, now, zone, rules.rules());
        return new AccessAnalysis(rules, world, HEADS, Set.of());
    }

    /** The same with other roles that may be given much: OWNER, CEO, HEAD, DEPUTY_HEAD and ADMIN unless said. */
    public AccessAnalysis trusting(String... roles) {
        return new AccessAnalysis(rules, world, Set.copyOf(Arrays.asList(roles)), unassigned);
    }

    /**
     * The same, told which roles are held by anybody; others are reported.
     *
     * @param roles as assigned, without those they include
     */
    public AccessAnalysis assigned(Collection<String> roles) {
        Set<String> nobodys = new TreeSet<>(rules.roles());
        nobodys.removeIf(role -> roles.stream().anyMatch(held -> rules.includes(held, role)));
        return new AccessAnalysis(rules, world, trusted, nobodys);
    }

    /** Everything found, by rule, then by role. */
    public List<AccessFinding> findings() {
        List<AccessFinding> findings = new ArrayList<>();
        RuleChecks checks = new RuleChecks(rules, world, findings);
        rules.rules().forEach(checks::check);
        BreadthCheck breadth = new BreadthCheck(rules, world, trusted);
        rules.rules().forEach(rule -> breadth.check(rule).forEach(findings::add));
        RoleChecks.of(rules, checks.dead(), unassigned).forEach(findings::add);
        return List.copyOf(findings);
    }

    /**
     * The roles that allow an action on some record of a type: alone, or together where each needs the other. None when
     * nobody at all can be allowed; those of which it could not be decided are among them.
     *
     * @param name of the transition, report or area; empty for actions without a name
     */
    public Set<String> rolesThatMay(AccessAction action, RecordType type, String name) {
        Survey survey = new Survey(world, rules, rules.having(List.of()));
        Set<String> roles = new TreeSet<>();
        survey.outcomes(action, type, name).forEach(outcome -> {
            if (outcome instanceof Outcome.Shown shown) {
                roles.addAll(shown.roles());
            } else if (outcome instanceof Outcome.Unknown unknown) {
                roles.addAll(unknown.roles());
            }
        });
        return roles;
    }
}
