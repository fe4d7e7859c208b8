package dev.crmkit.core.lead;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.List;

/**
 * What a conversion would do; nothing was written.
 *
 * @param records the records as they would be, new and changed ones
 * @param duplicates clients that are already known by a phone or e-mail of the lead, as far as the asker may see them
 * @param unmapped keys of fields of the lead that hold a value and go nowhere
 * @param obstacles why it would be refused; empty when it would succeed
 */
@ForCallers
public record ConversionPreview(
        List<Record> records, List<Record> duplicates, List<String> unmapped, List<Violation> obstacles) {
    public ConversionPreview {
        records = List.copyOf(records);
        duplicates = List.copyOf(duplicates);
        unmapped = List.copyOf(unmapped);
        obstacles = List.copyOf(obstacles);
    }
}
