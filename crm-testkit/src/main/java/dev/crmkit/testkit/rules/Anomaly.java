package dev.crmkit.testkit.rules;

/** What units at work at once may do to each other, by the names of Adya and of Hermitage. */
enum Anomaly {
    G0("G0", "dirty writes: two units overwrote each other"),
    G1A("G1a", "aborted reads: what was rolled back has been read"),
    G1B("G1b", "intermediate reads: what was no unit's last word has been read"),
    G1C("G1c", "circular reads: two units have read of each other"),
    OTV("OTV", "observed transaction vanishes: a unit was seen, then no longer"),
    PMP("PMP", "a predicate found more on a second look"),
    P4("P4", "lost updates: a version was made twice or skipped"),
    G_SINGLE("G-single", "read skew: a unit has seen two states"),
    G2_ITEM("G2-item", "write skew over records"),
    G2("G2", "write skew over a predicate");

    private final String word;
    private final String meaning;

    Anomaly(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return word;
    }
}
