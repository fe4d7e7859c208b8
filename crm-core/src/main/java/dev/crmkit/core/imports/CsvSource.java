package dev.crmkit.core.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Streams the rows of a CSV file. The header is checked when the file is opened; after that a faulty row is a row with
 * violations, not an end of the reading. Holds one row in memory. Not thread-safe.
 */
@ForCallers
public final class CsvSource implements AutoCloseable {
    private static final int LONGEST_HEADER = 1_000_000;
    /** More than a record can hold: how many cells are too many is judged here, not by the parser. */
    private static final int MOST_CELLS = 2_000_000;

    private final InputStream bytes;
    private final Charset charset;
    private final RecordSplitter records;
    private final CsvReader.CsvReaderBuilder cells;
    private final char delimiter;
    private final List<String> columns;

    private CsvSource(InputStream bytes, ImportMapping mapping) throws IOException {
        TextInput text = TextInput.open(bytes, mapping.encoding());
        HeaderReader header = HeaderReader.of(text.reader(), LONGEST_HEADER);
        this.bytes = bytes;
        this.charset = text.charset();
        this.delimiter = header.delimiter(mapping.delimiter());
        this.records = new RecordSplitter(header.start(), text.reader(), delimiter);
        this.cells = CsvReader.builder().fieldSeparator(delimiter);
        this.columns = CsvHeader.check(headerCells(), mapping);
    }

    /**
     * Opens a file and checks its header: every column is known to the mapping, none is missing, none stands twice.
     *
     * @param bytes closed by {@link #close}; left open when this throws
     * @throws InvalidInputException with everything that is wrong with the file or its header; nothing else was read
     * @throws UncheckedIOException if the bytes cannot be read
     */
    public static CsvSource open(InputStream bytes, ImportMapping mapping) {
        try {
            return new CsvSource(bytes, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> headerCells() throws IOException {
        RecordSplitter.Raw header =
                records.next().orElseThrow(() -> refused("EMPTY_FILE", "the file is empty", "файл пуст"));
        CsvRow row = row(header, List.of());
        if (!row.violations().isEmpty()) {
            throw new InvalidInputException(row.violations());
        }
        return parsed(header.text());
    }

    private static InvalidInputException refused(String code, String en, String ru) {
        return InvalidInputException.of(Violation.of("", code, en, ru));
    }

    /** The names of the columns, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /** The encoding the file is read in, said or found out. */
    public Charset charset() {
        return charset;
    }

    /** What stands between two cells, said or found out. */
    public char delimiter() {
        return delimiter;
    }

    /**
     * The next row that is not empty, or empty at the end of the file.
     *
     * @throws InvalidInputException if more than a hundred quotes are never closed
     * @throws UncheckedIOException if the bytes cannot be read
     */
    public Optional<CsvRow> next() {
        try {
            Optional<RecordSplitter.Raw> raw = records.next();
            while (raw.isPresent() && isEmpty(raw.get())) {
                raw = records.next();
            }
            return raw.map(record -> row(record, columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives every row there still is. */
    public void forEach(Consumer<CsvRow> consumer) {
        for (Optional<CsvRow> row = next(); row.isPresent(); row = next()) {
            consumer.accept(row.get());
        }
    }

    private static boolean isEmpty(RecordSplitter.Raw raw) {
        return raw.text().isEmpty() && raw.flaw() == RecordSplitter.Flaw.NONE;
    }

    private CsvRow row(RecordSplitter.Raw raw, List<String> names) {
        return switch (raw.flaw()) {
            case TOO_LONG ->
                CsvRow.refused(
                        raw.row(),
                        Violation.of(
                                "",
                                "TOO_LONG",
                                "the row is longer than a million characters",
                                "строка длиннее миллиона знаков"));
            case UNCLOSED_QUOTE ->
                CsvRow.refused(
                        raw.row(), Violation.of("", "UNCLOSED_QUOTE", "a quote is never closed", "кавычка не закрыта"));
            case NONE -> cells(raw, names);
        };
    }

    private CsvRow cells(RecordSplitter.Raw raw, List<String> names) {
        try {
            List<String> found = parsed(raw.text());
            return names.isEmpty() || found.size() == names.size()
                    ? named(raw.row(), found, names)
                    : CsvRow.refused(raw.row(), wrongCount(found.size(), names.size()));
        } catch (CsvParseException e) {
            return CsvRow.refused(
                    raw.row(),
                    Violation.of(
                            "",
                            "MALFORMED_ROW",
                            "text stands behind a closing quote; a quote inside quotes is written twice",
                            "за закрывающей кавычкой есть текст; кавычку внутри кавычек пишут дважды"));
        }
    }

    private List<String> parsed(String text) {
        if (text.isEmpty()) {
            return List.of("");
        }
        CsvRecord record = cells.ofSingleCsvRecord(CsvRecordHandler.of(limits -> limits.maxFields(MOST_CELLS)), text);
        return record.getFields();
    }

    private static Violation wrongCount(int found, int expected) {
        return Violation.of(
                        "",
                        "WRONG_CELL_COUNT",
                        "the row has " + found + " cells, the header " + expected,
                        "в строке " + found + " ячеек, в заголовке " + expected)
                .with("expected", expected)
                .with("found", found);
    }

    private static CsvRow named(long row, List<String> found, List<String> names) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (found.get(i).indexOf(TextInput.BROKEN) >= 0) {
                return CsvRow.refused(row, broken(names.get(i)));
            }
            cells.put(names.get(i), found.get(i));
        }
        return new CsvRow(row, cells, List.of());
    }

    private static Violation broken(String column) {
        return Violation.of(
                Shown.name(column),
                "BROKEN_ENCODING",
                "the cell holds bytes that are no letters in the encoding of the file",
                "в ячейке есть байты, которые не являются буквами в кодировке файла");
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
