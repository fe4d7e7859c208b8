package dev.crmkit.examples.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public data beside the checkout and the answers to it, which were worked out apart from this project. */
final class SharedFiles {
    private SharedFiles() {}

    /** Skips the test, and says so, where the checkout has no data beside it. */
    static void assumePresent() {
        Assumptions.assumeTrue(Files.isDirectory(folder()), "skipped: there is no ../shared/data beside the checkout");
    }

    /** The rows of a CSV file, which may be gzipped. */
    static List<Row> rows(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(open(folder().resolve(file)))) {
            return reader.stream()
                    .map(record -> new Row(record.getFieldsAsMap()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8);
    }

    static JsonNode expected(String name) {
        return JsonMapper.shared().readTree(folder().resolve("expected").resolve(name + ".json"));
    }

    /** The hash the answers name sets of ids by. */
    static String hash(Collection<String> ids) {
        String sorted = ids.stream().sorted().collect(Collectors.joining("\n"));
        return Hashing.sha256().hashString(sorted, UTF_8).toString();
    }

    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("crm-spi")) || !Files.exists(folder.resolve("pom.xml"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder.resolveSibling("shared").resolve("data");
    }
}
