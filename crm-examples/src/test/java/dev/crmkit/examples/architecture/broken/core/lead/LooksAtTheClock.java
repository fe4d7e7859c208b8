package dev.crmkit.examples.architecture.broken.core.lead;

import java.time.Instant;

final class LooksAtTheClock {
    private LooksAtTheClock() {}

    static Instant now() {
        return Instant.now();
    }
}
