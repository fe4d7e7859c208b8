package dev.crmkit.testkit.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.definitions.AssignmentChoice;
import dev.crmkit.core.definitions.AssignmentRule;
import dev.crmkit.core.definitions.AssignmentRule.Method;
import dev.crmkit.core.definitions.AssignmentTurn;
import dev.crmkit.core.definitions.Availability;
import dev.crmkit.core.definitions.Candidate;
import dev.crmkit.spi.condition.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The laws of fairness, after any number of choices. */
class AssignmentLawsTest {

    /** A rule at work: nothing is closed, so that who was chosen has one open record more. */
    private static final class Office {
        final AssignmentRule rule;
        final Map<String, Integer> given = new HashMap<>();
        AssignmentTurn turn = AssignmentTurn.FIRST;

        Office(Method method, List<Integer> weights) {
            this.rule = new AssignmentRule(
                    Condition.always(),
                    method,
                    IntStream.range(0, weights.size())
                            .mapToObj(i -> Candidate.of("p" + i).weight(weights.get(i)))
                            .toList());
            rule.candidates().forEach(each -> given.put(each.login(), 0));
        }

        AssignmentChoice next(List<String> absent) {
            Map<String, Availability> standings = new HashMap<>();
            given.forEach((login, open) ->
                    standings.put(login, new Availability(true, absent.contains(login), Math.min(open, 200))));
            AssignmentChoice choice = rule.choose(standings, turn);
            assertThat(rule.choose(standings, turn))
                    .as("the same standing gives the same choice")
                    .isEqualTo(choice);
            choice.login().ifPresent(login -> given.merge(login, 1, Integer::sum));
            turn = choice.next();
            return choice;
        }

        int spread() {
            return given.values().stream().mapToInt(each -> each).max().orElse(0)
                    - given.values().stream().mapToInt(each -> each).min().orElse(0);
        }
    }

    @Property
    void equals_who_are_all_free_never_differ_by_two(
            @ForAll Method method,
            @ForAll @IntRange(min = 1, max = 9) int people,
            @ForAll @IntRange(min = 1, max = 9) int weight) {
        Office office = new Office(
                method, IntStream.range(0, people).map(i -> weight).boxed().toList());
        for (int n = 0; n < 60; n++) {
            office.next(List.of());
            assertThat(office.spread()).isLessThanOrEqualTo(1);
        }
    }

    @Property
    void by_weight_nobody_is_further_than_one_from_his_share(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 20) Integer> weights) {
        Office office = new Office(Method.WEIGHTED_QUOTA, weights);
        int all = weights.stream().mapToInt(each -> each).sum();
        for (int n = 1; n <= 3 * all; n++) {
            office.next(List.of());
            for (Candidate each : office.rule.candidates()) {
                int given = office.given.getOrDefault(each.login(), 0);
                assertThat(Math.abs(given * (long) all - n * (long) each.weight()))
                        .as("%s of %s after %s", each, office.given, n)
                        .isLessThanOrEqualTo(all);
            }
        }
    }

    @Property
    void who_is_absent_is_passed_over_in_words_and_somebody_free_is_always_found(
            @ForAll Method method,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 5) Integer> weights,
            @ForAll long seed) {
        Office office = new Office(method, weights);
        Random dice = new Random(seed);
        for (int n = 0; n < 40; n++) {
            List<String> absent = new ArrayList<>(office.given.keySet());
            absent.removeIf(each -> dice.nextInt(3) > 0);
            AssignmentChoice choice = office.next(absent);
            assertThat(choice.login().isPresent()).isEqualTo(absent.size() < weights.size());
            choice.login().ifPresent(login -> assertThat(absent).doesNotContain(login));
            absent.forEach(each -> {
                assertThat(choice.reason().en()).contains(each + " (absent)");
                assertThat(choice.reason().ru()).contains(each + " (отсутствует)");
            });
        }
    }

    /** Whoever comes back after a long time is not flooded with what he has missed. */
    @Property
    void who_comes_back_gets_his_share_and_no_more(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 5) Integer> weights,
            @ForAll @IntRange(min = 1, max = 60) int missed) {
        Office office = new Office(Method.WEIGHTED_QUOTA, weights);
        for (int n = 0; n < missed; n++) {
            office.next(List.of("p0"));
        }
        int all = weights.stream().mapToInt(each -> each).sum();
        for (int n = 1; n <= 2 * all; n++) {
            office.next(List.of());
            int given = office.given.getOrDefault("p0", 0);
            assertThat(given * (long) all).isLessThanOrEqualTo(n * (long) weights.get(0) + 2L * all);
        }
    }
}
