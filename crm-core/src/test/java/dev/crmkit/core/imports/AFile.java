package dev.crmkit.core.imports;

import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.value.Violation;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Files of two columns, {@code name} and {@code phone}. */
final class AFile {
    static final ImportMapping MAPPING = ImportMapping.to("lead")
            .column("name", "title")
            .column("phone", "phones")
            .ignore("extra")
            .build();

    private AFile() {}

    static CsvSource open(byte[] bytes) {
        return CsvSource.open(new ByteArrayInputStream(bytes), MAPPING);
    }

    static CsvSource open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<CsvRow> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<CsvRow> rows(String text, Charset charset) {
        return rows(text.getBytes(charset));
    }

    static List<CsvRow> rows(byte[] bytes) {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvSource source = open(bytes)) {
            source.forEach(rows::add);
        }
        return rows;
    }

    /** Each row as its number and its cells, or the code of what is wrong with it. */
    static List<String> shown(String text) {
        return shown(rows(text));
    }

    static List<String> shown(List<CsvRow> rows) {
        return rows.stream().map(AFile::shown).toList();
    }

    private static String shown(CsvRow row) {
        return row.number() + " "
                + (row.violations().isEmpty()
                        ? String.join("|", row.cells().values())
                        : row.violations().get(0).code());
    }

    /** What the file is refused for, each as its path, a blank, its code. */
    static List<String> faults(byte[] bytes) {
        return Assertions.catchThrowableOfType(InvalidInputException.class, () -> rows(bytes)).violations().stream()
                .map(AFile::shown)
                .toList();
    }

    static List<String> faults(String text) {
        return faults(text.getBytes(StandardCharsets.UTF_8));
    }

    static String shown(Violation violation) {
        return violation.path() + " " + violation.code();
    }
}
