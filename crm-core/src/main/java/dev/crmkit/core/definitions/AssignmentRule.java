package dev.crmkit.core.definitions;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.Violation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How one of several people is chosen. Who is not active, is absent (somebody stands in for him today) or has as many open
 * records as he can take is passed over. Pure: the same standing gives the same choice. Immutable.
 *
 * <p>Fair: while all are free and weigh the same, nobody gets two more than another, after any number of choices; with
 * weights nobody is further than one from his share.
 *
 * @param when which new records it is for; must look at no related records
 * @param candidates in the order of their turns
 */
@ForCallers
public record AssignmentRule(Condition when, Method method, List<Candidate> candidates) {
    /** What decides. */
    public enum Method {
        /** Everybody in turn. */
        ROUND_ROBIN,
        /** The fewest open records; of those with equally few, in turn. */
        LEAST_OPEN,
        /** Shares by weight. */
        WEIGHTED_QUOTA
    }

    public AssignmentRule {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()
                || candidates.stream().map(Candidate::login).distinct().count() < candidates.size()) {
            throw DefinitionException.of(Violation.of(
                    "assign/candidates",
                    "CANDIDATES",
                    "A rule needs candidates, each named once",
                    "Правилу нужны кандидаты, каждый по одному разу"));
        }
    }

    public static AssignmentRule roundRobin(Candidate... candidates) {
        return new AssignmentRule(Condition.always(), Method.ROUND_ROBIN, Arrays.asList(candidates));
    }

    public static AssignmentRule leastOpen(Candidate... candidates) {
        return new AssignmentRule(Condition.always(), Method.LEAST_OPEN, Arrays.asList(candidates));
    }

    /** By {@link Candidate#weight}. */
    public static AssignmentRule weighted(Candidate... candidates) {
        return new AssignmentRule(Condition.always(), Method.WEIGHTED_QUOTA, Arrays.asList(candidates));
    }

    /** The same for records that fit only. */
    public AssignmentRule when(Condition condition) {
        return new AssignmentRule(condition, method, candidates);
    }

    boolean countsOpenRecords() {
        return method == Method.LEAST_OPEN || candidates.stream().anyMatch(candidate -> candidate.capacity() > 0);
    }

    /**
     * The next owner.
     *
     * @param standings by login; who is not in it is not known
     */
    public AssignmentChoice choose(Map<String, Availability> standings, AssignmentTurn turn) {
        List<Candidate> free = candidates.stream()
                .filter(each -> AssignmentWords.obstacle(each, standing(standings, each))
                        .isEmpty())
                .toList();
        if (free.isEmpty()) {
            return new AssignmentChoice(null, AssignmentWords.nobody(this, standings), turn);
        }
        if (method == Method.WEIGHTED_QUOTA) {
            return weighted(free, standings, turn);
        }
        Candidate chosen = next(method == Method.LEAST_OPEN ? leastLoaded(free, standings) : free, turn.last());
        return chosen(chosen, standings, new AssignmentTurn(chosen.login(), turn.balance()));
    }

    private AssignmentChoice chosen(Candidate chosen, Map<String, Availability> standings, AssignmentTurn next) {
        return new AssignmentChoice(chosen.login(), AssignmentWords.because(this, chosen, standings), next);
    }

    static Availability standing(Map<String, Availability> standings, Candidate candidate) {
        return standings.getOrDefault(candidate.login(), Availability.UNKNOWN);
    }

    private static List<Candidate> leastLoaded(List<Candidate> free, Map<String, Availability> standings) {
        int least = free.stream()
                .mapToInt(each -> standing(standings, each).open())
                .min()
                .orElse(0);
        return free.stream()
                .filter(each -> standing(standings, each).open() == least)
                .toList();
    }

    /** The first of these after the one whose turn it was. */
    private Candidate next(List<Candidate> some, String last) {
        List<String> order = candidates.stream().map(Candidate::login).toList();
        int start = order.indexOf(last) + 1;
        return some.stream()
                .min(Comparator.comparingInt(each -> Math.floorMod(order.indexOf(each.login()) - start, order.size())))
                .orElseThrow();
    }

    private AssignmentChoice weighted(List<Candidate> free, Map<String, Availability> standings, AssignmentTurn turn) {
        Shares shares = Shares.of(free, turn.balance());
        Candidate chosen = shares.next();
        return chosen(chosen, standings, new AssignmentTurn(chosen.login(), shares.after(chosen)));
    }
}
