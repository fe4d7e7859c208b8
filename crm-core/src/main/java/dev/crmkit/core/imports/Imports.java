package dev.crmkit.core.imports;

import dev.crmkit.core.internal.Desk;
import dev.crmkit.core.internal.ImportRunner;
import dev.crmkit.core.internal.ImportRunner.Row;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.Violation;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door to imports: rows of a CSV become records through the command path, by the actor's rights IMPORT and
 * CREATE_MANUAL or UPDATE. Rows are written in units of 200; a killed import is simply run again: a row with an external
 * key is not written twice. Thread-safe.
 */
@ForCallers
public final class Imports {
    private static final int UNIT = 200;

    private final Desk desk;

    public Imports(Desk desk) {
        this.desk = desk;
    }

    /**
     * Imports a file.
     *
     * @param csv read to the end, not closed
     * @throws InvalidInputException when the mapping or the header of the file is wrong; nothing was written then
     */
    public ImportReport run(ImportMapping mapping, InputStream csv, ImportRun run) {
        RecordType type = desk.shop()
                .schema()
                .find(mapping.type())
                .orElseThrow(() -> InvalidInputException.of(Violation.of(
                        "/type", "UNKNOWN_TYPE", "There is no such record type", "Такого типа записей нет")));
        RowReader reader = RowReader.of(mapping, type, desk.shop().input());
        return new Pass(mapping, type, run).read(CsvSource.open(csv, mapping), reader);
    }

    /** One pass over one file. */
    private final class Pass {
        private final ImportMapping mapping;
        private final ImportRun run;
        private final ImportRunner runner;
        private final ImportReport.Builder counter;
        private final RepeatedKeys repeated;
        private final List<Row> waiting = new ArrayList<>();
        private final List<RowVerdict> verdicts = new ArrayList<>();

        Pass(ImportMapping mapping, RecordType type, ImportRun run) {
            this.mapping = mapping;
            this.run = run;
            this.runner = new ImportRunner(desk, type);
            this.counter = ImportReport.counting(run.rejected());
            this.repeated = new RepeatedKeys(mapping);
        }

        ImportReport read(CsvSource source, RowReader reader) {
            for (Optional<CsvRow> row = source.next(); row.isPresent(); row = source.next()) {
                take(repeated.check(reader.read(row.get())));
                if (waiting.size() + verdicts.size() >= UNIT && !run.rehearsal()) {
                    write();
                }
            }
            write();
            return counter.build();
        }

        private void take(RowReading reading) {
            if (reading instanceof RowInput input) {
                waiting.add(
                        new Row(input.row(), input.input(), input.externalKey().orElse(null)));
            } else {
                verdicts.add((RowVerdict.Rejected) reading);
            }
        }

        private void write() {
            runner.run(waiting, run.rehearsal()).forEach(result -> verdicts.add(verdict(result)));
            waiting.clear();
            verdicts.sort(Comparator.comparingLong(RowVerdict::row));
            verdicts.forEach(counter::add);
            verdicts.clear();
            ImportReport soFar = counter.build();
            run.progress().done(soFar.rows(), soFar.rejected());
        }

        private RowVerdict verdict(ImportRunner.Result result) {
            if (result.violations().isEmpty()) {
                return switch (result.kind()) {
                    case CREATED ->
                        new RowVerdict.Created(result.row(), result.ref().orElseThrow());
                    case UPDATED ->
                        new RowVerdict.Updated(result.row(), result.ref().orElseThrow());
                    default ->
                        new RowVerdict.Unchanged(result.row(), result.ref().orElseThrow());
                };
            }
            return new RowVerdict.Rejected(
                    result.row(), result.violations().stream().map(this::fault).toList());
        }

        private CellFault fault(Violation violation) {
            return new CellFault(column(violation.path()).orElse(""), violation);
        }

        private Optional<String> column(String field) {
            return mapping.columns().entrySet().stream()
                    .filter(each -> each.getValue().field().equals(field))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .or(() -> mapping.externalKey()
                            .filter(key -> field.equals(Header.EXTERNAL_KEY.key()))
                            .map(ImportMapping.ExternalKey::column));
        }
    }
}
