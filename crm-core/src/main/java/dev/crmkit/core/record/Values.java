package dev.crmkit.core.record;

import dev.crmkit.spi.ForCallers;

/** The draft of a record of any type, by fields or keys. Not thread-safe. */
@ForCallers
public final class Values extends Draft<Values> {

    private Values() {}

    /** An empty draft. */
    public static Values draft() {
        return new Values();
    }

    @Override
    protected Values self() {
        return this;
    }
}
