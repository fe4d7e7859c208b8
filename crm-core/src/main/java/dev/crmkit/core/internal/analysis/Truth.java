package dev.crmkit.core.internal.analysis;

/** What is known of a part of a condition while some fields have no value yet. */
enum Truth {
    YES,
    NO,
    OPEN;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth opposite() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case OPEN -> OPEN;
        };
    }
}
