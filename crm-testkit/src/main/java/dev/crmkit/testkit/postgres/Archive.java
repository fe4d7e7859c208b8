package dev.crmkit.testkit.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A packed folder ({@code .txz}), which anybody may read when it is unpacked.
 *
 * @param target where it is unpacked
 */
record Archive(Path target) {
    private static final int EXECUTABLE = 0b001_000_000;

    static void unpack(byte[] packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(packed)))) {
            new Archive(target).unpack(tar);
        }
    }

    private void unpack(TarArchiveInputStream tar) throws IOException {
        permit(target, true);
        for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
            unpack(each, tar);
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        Path path = inside(target.resolve(entry.getName()));
        if (entry.isDirectory()) {
            folder(path);
        } else if (entry.isSymbolicLink()) {
            link(path, entry.getLinkName());
        } else if (entry.isFile()) {
            file(path, content, (entry.getMode() & EXECUTABLE) != 0);
        } else {
            throw new IOException("Neither file, folder nor link: " + entry.getName());
        }
    }

    private void folder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            folder(path.resolveSibling(""));
            Files.createDirectory(path);
            permit(path, true);
        }
    }

    private void link(Path path, String to) throws IOException {
        inside(path.resolveSibling(to));
        folder(path.resolveSibling(""));
        Files.createSymbolicLink(path, Path.of(to));
    }

    private void file(Path path, InputStream content, boolean executable) throws IOException {
        folder(path.resolveSibling(""));
        Files.copy(content, path);
        permit(path, executable);
    }

    private Path inside(Path path) throws IOException {
        Path plain = path.normalize();
        if (!plain.startsWith(target)) {
            throw new IOException("Leaves the folder: " + path);
        }
        return plain;
    }

    private static void permit(Path path, boolean executable) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
