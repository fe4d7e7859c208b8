package dev.crmkit.testkit.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one unit of a scene does, in steps such as {@code read x}, {@code write y}, {@code commit}.
 *
 * <p>{@code write} loads for change and changes what it finds; {@code swap} changes what was read before, expecting that
 * version; {@code count} counts all cells; {@code add} inserts one; {@code abort} rolls back.
 */
record Script(List<Step> steps) {

    /** One step, and the cell it is about. */
    record Step(String verb, String cell) {
        static Step of(String words) {
            int blank = words.indexOf(' ');
            return blank < 0 ? new Step(words, "") : new Step(words.substring(0, blank), words.substring(blank + 1));
        }

        @Override
        public String toString() {
            return (verb + " " + cell).strip();
        }
    }

    static Script of(String... steps) {
        return new Script(Arrays.stream(steps).map(Step::of).toList());
    }

    /** Every order in which the steps of the scripts can follow each other, each as the scripts whose turn it is. */
    static List<List<Integer>> orders(List<Script> scripts) {
        List<List<Integer>> orders = new ArrayList<>();
        int[] left = scripts.stream().mapToInt(script -> script.steps().size()).toArray();
        orders(left, new ArrayList<>(), orders);
        return orders;
    }

    private static void orders(int[] left, List<Integer> so, List<List<Integer>> orders) {
        if (Arrays.stream(left).allMatch(rest -> rest == 0)) {
            orders.add(List.copyOf(so));
        }
        for (int i = 0; i < left.length; i++) {
            if (left[i] > 0) {
                left[i]--;
                so.add(i);
                orders(left, so, orders);
                so.remove(so.size() - 1);
                left[i]++;
            }
        }
    }
}
