package dev.crmkit.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Trees {
    private Trees() {}

    /** A folder comes before what is in it. Links are not followed. */
    static List<Path> all(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            return walk.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> inmostFirst = new ArrayList<>(all(tree));
        Collections.reverse(inmostFirst);
        for (Path each : inmostFirst) {
            Files.deleteIfExists(each);
        }
    }
}
