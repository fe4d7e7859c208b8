package dev.crmkit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Two ways to do the same, measured in turns so that both meet the same machine.
 *
 * @param unit what is counted
 * @param warmUp how often either way works before anything is measured: enough for its code to be compiled
 * @param prepare lays out the work before either way does it; its time is nobody's
 */
record Contest(String name, String unit, int warmUp, Runnable prepare, Way ours, Way other) {
    /** Short, so that a disturbance of the machine falls on both. */
    private static final long TURN_NANOS = 200_000_000;

    /** One way. */
    @FunctionalInterface
    interface Way {
        /** Works once and tells how much was done. */
        int once();
    }

    /**
     * Both in turns: the warm-up, then the rounds.
     *
     * @param seconds that each way works in each round
     */
    Outcome measure(int rounds, int seconds) {
        for (int i = 0; i < warmUp; i++) {
            work(ours, new Tally());
            work(other, new Tally());
        }
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(round(seconds * 1_000_000_000L));
        }
        return new Outcome(this, measured);
    }

    /** Whoever goes first in one pair of turns goes second in the next. */
    private Round round(long nanos) {
        Tally mine = new Tally();
        Tally others = new Tally();
        for (boolean first = true; mine.nanos < nanos || others.nanos < nanos; first = !first) {
            turn(first ? ours : other, first ? mine : others);
            turn(first ? other : ours, first ? others : mine);
        }
        return new Round(mine.rate(), others.rate());
    }

    private void turn(Way way, Tally tally) {
        long end = tally.nanos + TURN_NANOS;
        while (tally.nanos < end) {
            work(way, tally);
        }
    }

    private void work(Way way, Tally tally) {
        prepare.run();
        long begin = System.nanoTime();
        tally.done += way.once();
        tally.nanos += System.nanoTime() - begin;
    }

    /** What one way has done, and in how long. */
    private static final class Tally {
        private long done;
        private long nanos;

        double rate() {
            return done * 1e9 / nanos;
        }
    }

    /** What was done a second by either way. */
    record Round(double ours, double other) {
        /** How many times as long we take: below 1 we are faster. */
        double ratio() {
            return other / ours;
        }
    }

    /** All rounds. */
    record Outcome(Contest contest, List<Round> rounds) {
        static final String HEAD = String.format(
                Locale.ROOT, "%-40s %12s %12s %-9s %6s %s", "", "ours", "the other", "", "ratio", "lowest - highest");

        /** The figure in the middle of the rounds. */
        private double median(ToDoubleFunction<Round> figure) {
            return sorted(figure)[rounds.size() / 2];
        }

        private double[] sorted(ToDoubleFunction<Round> figure) {
            return rounds.stream().mapToDouble(figure).sorted().toArray();
        }

        String line() {
            double[] ratios = sorted(Round::ratio);
            return String.format(
                    Locale.ROOT,
                    "%-40s %,12.0f %,12.0f %-9s %6.3f %.3f - %.3f",
                    contest.name,
                    median(Round::ours),
                    median(Round::other),
                    contest.unit,
                    median(Round::ratio),
                    ratios[0],
                    ratios[ratios.length - 1]);
        }
    }
}
