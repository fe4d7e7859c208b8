package dev.crmkit.jdbc;

import dev.crmkit.spi.storage.CrmStore;
import dev.crmkit.testkit.crash.CrashReport;
import java.util.List;

/**
 * Faults of the public list that a kill can bring to light, and what the harness must say of them. The other thirty-six
 * change answers while the process lives, or need two processes and no death: a kill shows nothing of them that the
 * contract does not.
 */
enum CrashSaboteur {
    /** M06. */
    LATE_HISTORY("entries of history"),
    /** M25. */
    DELETES_WHAT_IT_HANDS_OUT("nobody was told of"),
    /** M30. */
    MARKS_AS_SENT_WHAT_IT_HANDS_OUT("nobody was told of"),
    /** M31. */
    SERIES_BEHIND("number ");

    private final String words;

    CrashSaboteur(String words) {
        this.words = words;
    }

    CrmStore in(CrmStore sound) {
        return switch (this) {
            case LATE_HISTORY -> new LateHistory(sound);
            case DELETES_WHAT_IT_HANDS_OUT -> new EarlyRemoval(sound, type -> true);
            case MARKS_AS_SENT_WHAT_IT_HANDS_OUT -> new EarlyRemoval(sound, "outbox_message"::equals);
            case SERIES_BEHIND -> new SeriesBehind(sound);
        };
    }

    boolean isCaught(CrashReport report) {
        List<String> findings = this == SERIES_BEHIND ? report.doubled() : report.torn();
        return findings.stream().anyMatch(finding -> finding.contains(words));
    }
}
