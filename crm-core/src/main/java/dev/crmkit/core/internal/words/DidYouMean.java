package dev.crmkit.core.internal.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name nearest to an unknown one. Stateless and thread-safe. */
public final class DidYouMean {
    private static final int LONGEST = 64;
    private static final int CANDIDATES = 1_000;

    private DidYouMean() {}

    /** The nearest known name, if one is near: two wrong letters or one in three, letter case aside. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        if (wrong.isEmpty() || wrong.length() > LONGEST) {
            return Optional.empty();
        }
        int bearable = wrong.length() < 4 ? 1 : Math.max(2, wrong.length() / 3);
        return known.stream()
                .limit(CANDIDATES)
                .filter(name -> distance(wrong, name) <= bearable)
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    /** How many letters to insert, drop or replace. */
    private static int distance(String wrong, String known) {
        String from = wrong.toLowerCase(Locale.ROOT);
        String to = known.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            nextRow(row, from.charAt(i - 1), to);
        }
        return row[to.length()];
    }

    private static void nextRow(int[] row, char letter, String to) {
        int diagonal = row[0]++;
        for (int j = 1; j < row.length; j++) {
            int replaced = diagonal + (letter == to.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
    }
}
