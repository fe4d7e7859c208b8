package dev.crmkit.core.internal;

import dev.crmkit.core.internal.csv.CsvRows;
import dev.crmkit.core.record.Page;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.report.Export;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import java.io.Writer;
import java.util.List;

/** Writes records as rows, a page at a time. */
final class Exporting {
    private final QueryRunner queries;
    private final ExportCells cells;
    private final RecordType type;
    private final Export export;

    Exporting(Desk desk, RecordType type, Export export) {
        this.queries = new QueryRunner(desk);
        this.cells = new ExportCells(desk, export.labels());
        this.type = type;
        this.export = export;
    }

    /** The heading is written with the first page: who may not export has not written anything. */
    long to(Writer out) {
        Query query = export.query().limit(Query.MAX_LIMIT);
        Page<Record> page = queries.export(type, query, export.columns());
        CsvRows csv = CsvRows.to(out);
        csv.write(export.columns().stream().map(cells::heading).toList());
        long rows = write(csv, page);
        while (page.next().isPresent()) {
            page = queries.export(type, query.after(page.next().get()), export.columns());
            rows += write(csv, page);
        }
        return rows;
    }

    private long write(CsvRows csv, Page<Record> page) {
        for (Record record : page.items()) {
            csv.write(row(record));
        }
        return page.items().size();
    }

    private List<String> row(Record record) {
        return export.columns().stream().map(field -> cell(record, field)).toList();
    }

    private String cell(Record record, Field<?> field) {
        Field<?> own = type.field(field.key()).orElseThrow();
        return record.value(own).map(value -> cells.text(own, value)).orElse("");
    }
}
