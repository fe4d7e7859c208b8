package dev.crmkit.core.definitions;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The next by weight, so that nobody is ever one away from his share: Tijdeman's rule for the chairman assignment problem
 * (1980). To take whoever is owed most would not do: with weights 1, 1, 1, 11, 11 it strays further.
 *
 * @param free in the order of their turns
 * @param owed what each is owed, his weight of this turn included
 */
record Shares(List<Candidate> free, Map<String, Long> owed) {

    /** Everybody who is free is owed his weight once more. */
    static Shares of(List<Candidate> free, Map<String, Long> balance) {
        Map<String, Long> owed = new HashMap<>(balance);
        free.forEach(each -> owed.merge(each.login(), (long) each.weight(), Long::sum));
        return new Shares(free, owed);
    }

    /** Of those who may be chosen without getting too much, the one who would wait too long first. */
    Candidate next() {
        Comparator<Candidate> soonest =
                (one, other) -> Long.compare(slack(one) * other.weight(), slack(other) * one.weight());
        return free.stream()
                .filter(each -> owed(each) * parts() >= all())
                .min(soonest)
                .or(() -> free.stream().max(Comparator.comparingLong(this::owed)))
                .orElseThrow();
    }

    /** What is owed after this one was chosen: he pays for all of them. */
    Map<String, Long> after(Candidate chosen) {
        Map<String, Long> left = new HashMap<>(owed);
        left.merge(chosen.login(), -all(), Long::sum);
        return left;
    }

    private long slack(Candidate candidate) {
        return (parts() - 1) * all() - parts() * owed(candidate);
    }

    private long parts() {
        return Math.max(1, 2L * free.size() - 2);
    }

    private long all() {
        return free.stream().mapToLong(Candidate::weight).sum();
    }

    private long owed(Candidate candidate) {
        return owed.getOrDefault(candidate.login(), 0L);
    }
}
