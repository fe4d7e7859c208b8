package dev.crmkit.testkit.rules;

/** What became of a rule. */
enum Verdict {
    PASSED("passed"),
    FAILED("FAILED"),
    /** Named in {@code tck-exclusions.properties}: it counts as failed. */
    EXCLUDED("EXCLUDED"),
    /** The store lacks, and says so, what the rule needs. */
    LACKING("lacking"),
    /** A SHOULD the store does not follow. */
    NOT_MET("not met");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    boolean countsAsFailed() {
        return this == FAILED || this == EXCLUDED;
    }

    @Override
    public String toString() {
        return word;
    }
}
