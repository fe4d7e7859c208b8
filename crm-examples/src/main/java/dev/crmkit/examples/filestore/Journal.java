package dev.crmkit.examples.filestore;

import dev.crmkit.spi.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of lines. A line counts once its end is on the disk; one that was cut off by a crash is dropped at the next
 * opening. Not thread-safe.
 */
final class Journal implements AutoCloseable {
    /** Escapes all that is not ASCII, so that even half of a surrogate pair comes back as it was. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final FileChannel file;
    private boolean broken;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal open(Path path) {
        try {
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new StorageException("The file is in use by another process or store: " + path.getFileName());
            }
            return new Journal(file);
        } catch (IOException e) {
            throw new StorageException("The file cannot be opened", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Hands out all whole lines and forgets what follows them. */
    void replay(Consumer<Line> reader) {
        try {
            byte[] bytes = Channels.newInputStream(file.position(0)).readAllBytes();
            int begin = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    reader.accept(JSON.readValue(bytes, begin, i - begin, Line.class));
                    begin = i + 1;
                }
            }
            file.truncate(begin).position(begin);
        } catch (IOException e) {
            throw new StorageException("The file cannot be read", e);
        }
    }

    /** Returns when the line is on the disk. */
    void append(Line line) {
        if (broken) {
            throw new StorageException("An earlier write to the file failed: open the store again");
        }
        broken = true;
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
            broken = false;
        } catch (IOException e) {
            throw new StorageException("The file cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StorageException("The file cannot be closed", e);
        }
    }
}
