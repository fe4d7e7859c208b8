package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The data of a server, copied while it works. Files that vanish meanwhile are of no use to the copy. */
final class DataCopy extends SimpleFileVisitor<Path> {
    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts");
    private static final Set<String> EMPTIED = Set.of("pg_replslot", "pg_dynshmem", "pg_stat_tmp");
    /** Of the log the folders are kept: the standby streams it. */
    private static final String LOG = "pg_wal";

    private final Path source;
    private final Path target;

    private DataCopy(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    static void make(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new DataCopy(source, target));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (isIn(folder, EMPTIED)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        copy(folder);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = source.relativize(file).toString();
        if (!isIn(file, EMPTIED) && !isIn(file, Set.of(LOG)) && !OF_THE_PROCESS.contains(name)) {
            copy(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private boolean isIn(Path path, Set<String> folders) {
        Path relative = source.relativize(path);
        return relative.getNameCount() > 1
                && folders.contains(relative.getName(0).toString());
    }

    /** With its permissions and its owner, which the server insists on. */
    private void copy(Path path) throws IOException {
        try {
            Files.copy(path, target.resolve(source.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException vanished) {
            // a temporary file
        }
    }
}
