package dev.crmkit.spi.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Public data beside the checkout; a test that needs a file that is not there is skipped and says so. */
final class SharedData {
    private SharedData() {}

    static List<String> lines(String name) {
        Path file = root().resolveSibling("shared").resolve("data").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no shared data: " + name);
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("crm-spi"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder;
    }
}
