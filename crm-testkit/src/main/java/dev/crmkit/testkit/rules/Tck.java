package dev.crmkit.testkit.rules;

import dev.crmkit.spi.ForCallers;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The settings of a run, from system properties.
 *
 * <ul>
 *   <li>{@code crm.tck.seed}: hexadecimal, or {@code random} for a new one; it is shown in every test name
 *   <li>{@code crm.tck.budget}: {@code quick} (seconds in memory), {@code full} (ten times as many tries) or {@code
 *       night} (two hundred times)
 *   <li>{@code crm.tck.report}: the folder of the reports, {@code target/crm-tck} unless said otherwise
 * </ul>
 *
 * <p>A rule that cannot be kept for now is named, with the reason, in {@code tck-exclusions.properties} on the class
 * path: {@code UW-06 = why}, or {@code MongoStoreTest.UW-06 = why}. It is counted as failed.
 */
@ForCallers
public final class Tck {
    private static final String DEFAULT_SEED = "5f21";
    private static final long SEED = readSeed(System.getProperty("crm.tck.seed", DEFAULT_SEED));
    private static final String BUDGET = System.getProperty("crm.tck.budget", "quick");
    private static final int SCALE = readScale(BUDGET);

    private Tck() {}

    public static long seed() {
        return SEED;
    }

    /** As it is given back by {@code -Dcrm.tck.seed}. */
    public static String text(long seed) {
        return Long.toHexString(seed);
    }

    /** {@code quick}, {@code full} or {@code night}. */
    public static String budget() {
        return BUDGET;
    }

    /** So many tries when quick; more with a larger budget. */
    public static int times(int quick) {
        return quick * SCALE;
    }

    private static long readSeed(String text) {
        return text.equals("random") ? RandomGenerator.getDefault().nextLong() : Long.parseUnsignedLong(text, 16);
    }

    private static int readScale(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "quick" -> 1;
            case "full" -> 10;
            case "night" -> 200;
            default -> throw new IllegalArgumentException("crm.tck.budget is quick, full or night");
        };
    }
}
