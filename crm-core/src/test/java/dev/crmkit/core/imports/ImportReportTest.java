package dev.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Row 141 of the catalogue of bad input; IE-07. */
class ImportReportTest {
    private static final RecordRef LEAD = new RecordRef("lead", new UUID(0, 1));

    @Test
    void every_row_is_counted_once() {
        ImportReport.Builder counter = ImportReport.counting(rejected -> {});
        counter.add(new RowVerdict.Created(2, LEAD));
        counter.add(new RowVerdict.Updated(3, LEAD));
        counter.add(new RowVerdict.Unchanged(4, LEAD));
        counter.add(rejected(5));

        ImportReport report = counter.build();
        assertThat(report).isEqualTo(new ImportReport(1, 1, 1, 1, List.of(rejected(5))));
        assertThat(report.rows()).isEqualTo(4);
    }

    @Test
    void a_million_rejected_rows_are_streamed_and_not_kept() {
        AtomicLong heard = new AtomicLong();
        ImportReport.Builder counter = ImportReport.counting(rejected -> heard.incrementAndGet());
        for (int i = 0; i < 1_000_000; i++) {
            counter.add(rejected(i));
        }

        assertThat(heard).hasValue(1_000_000);
        assertThat(counter.build().rejected()).isEqualTo(1_000_000);
        assertThat(counter.build().firstRejected()).hasSize(ImportReport.KEPT);
    }

    private static RowVerdict.Rejected rejected(long row) {
        return new RowVerdict.Rejected(
                row, List.of(new CellFault("day", Violation.of("day", "MALFORMED", "no day", "не дата"))));
    }
}
