package dev.crmkit.spi.storage;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.condition.Condition;

/** One change of one record. */
@ForCallers
public sealed interface Change {

    /** The record after the change; the one removed. */
    Record record();

    /** A new record at version 1. */
    @ForCallers
    record Insert(Record record) implements Change {}

    /**
     * A changed record.
     *
     * @param before as it was loaded; its version is the expected one
     * @param record the record after, at the next version
     * @param permit must hold of the stored record as it is when written
     */
    @ForCallers
    record Update(Record before, Record record, Condition permit) implements Change {}

    /** The record goes for good: timers and messages that are done. Its version is the expected one. */
    @ForCallers
    record Remove(Record record) implements Change {}
}
