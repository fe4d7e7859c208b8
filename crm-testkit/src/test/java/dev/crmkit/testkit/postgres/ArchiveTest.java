package dev.crmkit.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTest {
    private static final int PROGRAM = 0b111_101_101;
    private static final int TEXT = 0b110_100_100;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

    @Test
    void programs_texts_and_links_are_unpacked() throws IOException {
        try (TarArchiveOutputStream tar = tar()) {
            file(tar, "bin/initdb", PROGRAM);
            file(tar, "share/notes", TEXT);
            link(tar, "lib/libpq.so", "../share/notes");
        }
        Archive.unpack(packed.toByteArray(), folder);
        assertThat(folder.resolve("bin/initdb")).isExecutable().hasContent("bin/initdb");
        assertThat(Files.isExecutable(folder.resolve("share/notes"))).isFalse();
        assertThat(folder.resolve("lib/libpq.so")).isSymbolicLink().hasContent("share/notes");
    }

    @Test
    void a_file_outside_the_folder_is_refused() throws IOException {
        try (TarArchiveOutputStream tar = tar()) {
            file(tar, "lib/../../escaped", TEXT);
        }
        assertRefused();
        assertThat(folder.resolveSibling("escaped")).doesNotExist();
    }

    @Test
    void a_link_out_of_the_folder_is_refused() throws IOException {
        try (TarArchiveOutputStream tar = tar()) {
            link(tar, "lib/out", "../../escaped");
        }
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> Archive.unpack(packed.toByteArray(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("escaped");
    }

    private TarArchiveOutputStream tar() throws IOException {
        return new TarArchiveOutputStream(new XZOutputStream(packed, new LZMA2Options(0)));
    }

    /** A file with its own name in it. */
    private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String to) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
