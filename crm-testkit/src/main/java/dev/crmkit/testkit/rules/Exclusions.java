package dev.crmkit.testkit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Rules an adapter's author does not keep for now, each with the reason: {@code tck-exclusions.properties}. */
final class Exclusions {
    private static final String FILE = "tck-exclusions.properties";
    private static final Properties NAMED = read();

    private Exclusions() {}

    /** Why the rule is not run on the store of this test class. */
    static Optional<String> reason(String testClass, StoreRule rule) {
        return reason(NAMED, testClass, rule);
    }

    static Optional<String> reason(Properties named, String testClass, StoreRule rule) {
        Optional<String> reason = List.of(testClass + "." + rule.id(), rule.id()).stream()
                .map(named::getProperty)
                .filter(Objects::nonNull)
                .findFirst();
        if (reason.filter(String::isBlank).isPresent()) {
            throw new IllegalStateException(FILE + " names " + rule.id() + " without a reason");
        }
        return reason;
    }

    private static Properties read() {
        Properties named = new Properties();
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file != null) {
                named.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
