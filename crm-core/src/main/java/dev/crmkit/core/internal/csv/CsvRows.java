package dev.crmkit.core.internal.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of CSV (RFC 4180) that a spreadsheet may be opened with: what it would calculate begins with an apostrophe. Each row
 * goes to the writer at once; it is neither flushed nor closed. Not thread-safe.
 */
public final class CsvRows {
    /** What a spreadsheet takes for the beginning of a formula, in the letters of East Asian keyboards as well. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** A number or a telephone number all the way is harmless. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?");

    private final CsvWriter csv;

    private CsvRows(CsvWriter csv) {
        this.csv = csv;
    }

    public static CsvRows to(Writer out) {
        return new CsvRows(CsvWriter.builder().bufferSize(0).build(out));
    }

    /**
     * One row.
     *
     * @throws java.io.UncheckedIOException when the writer fails
     */
    public void write(List<String> cells) {
        csv.writeRecord(cells.stream().map(CsvRows::harmless).toList());
    }

    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
