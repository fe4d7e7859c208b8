package dev.crmkit.testkit.crash;

import dev.crmkit.spi.ForCallers;
import java.util.List;

/**
 * What was found after all kills. Immutable.
 *
 * @param kills processes killed
 * @param acknowledged commands that were acknowledged to those who asked for them
 * @param unacknowledged records nobody was told of and that are wholly there, which is allowed
 * @param repeated messages sent more than once, which is allowed: their keys are the same
 * @param lost acknowledged and not there
 * @param torn there in part
 * @param doubled there twice, or with an effect too many
 */
@ForCallers
public record CrashReport(
        int kills,
        long acknowledged,
        long unacknowledged,
        long repeated,
        List<String> lost,
        List<String> torn,
        List<String> doubled) {
    public CrashReport {
        lost = List.copyOf(lost);
        torn = List.copyOf(torn);
        doubled = List.copyOf(doubled);
    }

    public boolean isClean() {
        return lost.isEmpty() && torn.isEmpty() && doubled.isEmpty();
    }

    /** The figures in one line, and the first of what was found. */
    @Override
    public String toString() {
        return kills + " kills, " + acknowledged + " acknowledged, " + lost.size() + " lost, " + torn.size() + " torn, "
                + doubled.size() + " doubled; " + unacknowledged + " there unasked, " + repeated + " sent again"
                + first("lost", lost) + first("torn", torn) + first("doubled", doubled);
    }

    private static String first(String what, List<String> found) {
        return found.isEmpty() ? "" : "\n" + what + ": " + found.subList(0, Math.min(5, found.size()));
    }
}
