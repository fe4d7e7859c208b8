package dev.crmkit.core.access;

/** A rule as it applies through one held role. */
record Applied(AccessRule rule, HeldRole role) {
    /** What the record itself decides comes before what has to be looked up. */
    private static final int LOOKED_UP = 10;

    /** When to ask it among others of which any one will do: the sooner, the less has to be known. */
    int turn() {
        int where = rule.reach().where().isEmpty() ? 0 : LOOKED_UP;
        return where
                + switch (rule.reach().scope()) {
                    case ALL, NONE -> 0;
                    case OWN -> 1;
                    case UNIT_TREE -> 2;
                    case UNIT -> 3;
                    case TEAM -> 4;
                    case PARTICIPANT -> 5;
                };
    }
}
