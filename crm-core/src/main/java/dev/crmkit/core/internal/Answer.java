package dev.crmkit.core.internal;

import dev.crmkit.spi.storage.Record;

/**
 * What a command came to.
 *
 * @param record masked to what the sender may read
 * @param fresh whether this command made the record
 * @param changed whether anything was written at all
 */
public record Answer(Record record, boolean fresh, boolean changed) {}
