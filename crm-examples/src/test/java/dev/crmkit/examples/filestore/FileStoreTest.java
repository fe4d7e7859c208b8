package dev.crmkit.examples.filestore;

import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.spi.storage.Capability;
import dev.crmkit.testkit.StoreContract;
import dev.crmkit.testkit.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest implements StoreContract {
    @TempDir
    private Path folder;

    @Override
    public StoreFixture store() {
        Path file = folder.resolve("crm.jsonl");
        return StoreFixture.open(() -> FileStore.open(file, new SystemEnvironment()::now))
                .wipe(() -> delete(file))
                .lacks(Capability.SECOND_PROCESS, Capability.HOST_TRANSACTION);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
