package dev.crmkit.core.environment;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.environment.Environment;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The clock of the machine and ids nobody can guess. Thread-safe. */
@ForCallers
public final class SystemEnvironment implements Environment {
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final UuidV7 ids = new UuidV7();

    public SystemEnvironment() {}

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public UUID newId() {
        return ids.next(clock.millis(), random.nextLong());
    }

    @Override
    public boolean virtual() {
        return false;
    }
}
