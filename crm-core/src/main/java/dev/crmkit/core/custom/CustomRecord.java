package dev.crmkit.core.custom;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;

/** A record of a type the installation declared itself; its fields are read with {@code get}. */
@ForCallers
public record CustomRecord(Record record) implements RecordView {}
