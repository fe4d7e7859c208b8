package dev.crmkit.testkit.crash;

import dev.crmkit.core.environment.SystemEnvironment;
import dev.crmkit.spi.environment.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The clock of a machine that goes wrong by so much. */
record SkewedClock(SystemEnvironment system, Duration skew) implements Environment {
    static SkewedClock by(Duration skew) {
        return new SkewedClock(new SystemEnvironment(), skew);
    }

    @Override
    public Instant now() {
        return system.now().plus(skew);
    }

    @Override
    public UUID newId() {
        return system.newId();
    }

    @Override
    public boolean virtual() {
        return false;
    }
}
