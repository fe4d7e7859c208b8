package dev.crmkit.core.definitions;

import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.Violation;

/**
 * Somebody records may be assigned to. Immutable.
 *
 * @param weight his share where shares count, 1 to 1,000
 * @param capacity how many open records he has at the most, up to 200; 0 for as many as come
 */
@ForCallers
public record Candidate(String login, int weight, int capacity) {
    /** So many open records of one candidate are counted. */
    public static final int MOST_COUNTED = 200;

    private static final int HEAVIEST = 1_000;

    public Candidate {
        requireBetween(login, "weight", weight, 1, HEAVIEST);
        requireBetween(login, "capacity", capacity, 0, MOST_COUNTED);
    }

    /** With weight 1 and no limit. */
    public static Candidate of(String login) {
        return new Candidate(login, 1, 0);
    }

    public Candidate weight(int value) {
        return new Candidate(login, value, capacity);
    }

    public Candidate capacity(int value) {
        return new Candidate(login, weight, value);
    }

    private static void requireBetween(String login, String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw DefinitionException.of(Violation.of(
                    "assign/" + login + "/" + what,
                    "OUT_OF_RANGE",
                    "between " + least + " and " + most,
                    "от " + least + " до " + most));
        }
    }
}
