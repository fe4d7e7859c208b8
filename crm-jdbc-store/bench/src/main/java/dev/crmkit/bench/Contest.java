package dev.crmkit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Two ways to do the same, measured in turns so that both meet the same machine.
 *
 * @param unit what is counted
 */
record Contest(String name, String unit, Way ours, Way byHand) {

    /** One way. */
    @FunctionalInterface
    interface Way {
        /** Works once and tells how much was done. */
        int once();
    }

    /**
     * Both in turns: a warm-up, then the rounds.
     *
     * @param seconds that each way works in each round
     */
    Outcome measure(int rounds, int seconds) {
        rate(ours, seconds);
        rate(byHand, seconds);
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(new Round(rate(ours, seconds), rate(byHand, seconds)));
        }
        return new Outcome(this, measured);
    }

    private static double rate(Way way, int seconds) {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        long done = 0;
        while (System.nanoTime() < end) {
            done += way.once();
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    /** What was done a second by either way. */
    record Round(double ours, double byHand) {}

    /** All rounds. */
    record Outcome(Contest contest, List<Round> rounds) {

        /** How many times as long we take: below 1 we are faster. The median over the rounds. */
        double ratio() {
            return median(round -> round.byHand / round.ours);
        }

        private double median(ToDoubleFunction<Round> figure) {
            return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-28s %,12.0f %,12.0f %-9s %5.2f",
                    contest.name,
                    median(Round::ours),
                    median(Round::byHand),
                    contest.unit,
                    ratio());
        }
    }
}
