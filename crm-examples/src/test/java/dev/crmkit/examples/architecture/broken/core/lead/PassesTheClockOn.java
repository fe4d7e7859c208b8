package dev.crmkit.examples.architecture.broken.core.lead;

import java.time.Instant;
import java.util.function.Supplier;

final class PassesTheClockOn {
    private PassesTheClockOn() {}

    static Supplier<Instant> clock() {
        return Instant::now;
    }
}
