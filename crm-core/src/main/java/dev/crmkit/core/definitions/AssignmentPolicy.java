package dev.crmkit.core.definitions;

import dev.crmkit.spi.ForCallers;
import java.util.Arrays;
import java.util.List;

/**
 * Who becomes the owner of new records of a type that name none. Of several rules the first counts whose condition the new
 * record fits; where none does, or nobody of it is free, the record is its creator's. Immutable.
 *
 * <pre>{@code
 * AssignmentPolicy.of("lead",
 *     AssignmentRule.leastOpen(Candidate.of("anna").capacity(20), Candidate.of("boris")).when(Lead.URGENCY.is("HIGH")),
 *     AssignmentRule.weighted(Candidate.of("mila").weight(2), Candidate.of("max")))
 * }</pre>
 *
 * @param type the record type key
 */
@ForCallers
public record AssignmentPolicy(String type, List<AssignmentRule> rules) {
    public AssignmentPolicy {
        rules = List.copyOf(rules);
    }

    public static AssignmentPolicy of(String type, AssignmentRule... rules) {
        return new AssignmentPolicy(type, Arrays.asList(rules));
    }

    /** These users in turn. */
    public static AssignmentPolicy roundRobin(String type, String... logins) {
        return of(type, AssignmentRule.roundRobin(candidates(logins)));
    }

    /** Whoever of these users has the fewest open records of the type. */
    public static AssignmentPolicy leastOpen(String type, String... logins) {
        return of(type, AssignmentRule.leastOpen(candidates(logins)));
    }

    private static Candidate[] candidates(String... logins) {
        return Arrays.stream(logins).distinct().map(Candidate::of).toArray(Candidate[]::new);
    }

    /** Everybody the rules name, each once. */
    public List<String> logins() {
        return rules.stream()
                .flatMap(rule -> rule.candidates().stream())
                .map(Candidate::login)
                .distinct()
                .toList();
    }

    /** Whether it has to be known how many open records somebody has. */
    public boolean countsOpenRecords() {
        return rules.stream().anyMatch(AssignmentRule::countsOpenRecords);
    }
}
