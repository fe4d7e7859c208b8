package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The settings of a server. Of two for the same name the later one holds.
 *
 * @param file where they are written
 */
record Settings(Path file) {
    /** What a server for tests has unless told otherwise. */
    private static final String BASE = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = off
            full_page_writes = off
            shared_buffers = '64MB'
            wal_keep_size = '64MB'
            wal_retrieve_retry_interval = '100ms'
            deadlock_timeout = '100ms'
            """;
    /** Shared memory among the data, because elsewhere it outlives a killed server. */
    private static final String MEMORY = "dynamic_shared_memory_type = mmap\n";

    static Settings in(Path data) {
        return new Settings(data.resolve("postgresql.auto.conf"));
    }

    void addBase() throws IOException {
        append(BASE);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            append(MEMORY);
        }
    }

    void add(Map<String, String> settings) throws IOException {
        for (Map.Entry<String, String> each : settings.entrySet()) {
            add(each.getKey(), each.getValue());
        }
    }

    void add(String name, String value) throws IOException {
        append(name + " = '" + value.replace("\\", "\\\\").replace("'", "''") + "'\n");
    }

    private void append(String lines) throws IOException {
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
