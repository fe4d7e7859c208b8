package dev.crmkit.core.environment;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.environment.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;

/** A clock that is set by hand and ids drawn from a seed: the same run gives the same records. Thread-safe. */
@ForCallers
public final class VirtualEnvironment implements Environment {
    private volatile Instant now;
    private final SplittableRandom random;
    private final UuidV7 ids = new UuidV7();

    private VirtualEnvironment(Instant start, long seed) {
        this.now = start.truncatedTo(ChronoUnit.MICROS);
        this.random = new SplittableRandom(seed);
    }

    public static VirtualEnvironment startingAt(Instant start, long seed) {
        return new VirtualEnvironment(start, seed);
    }

    /** Sets the clock; it may also step back. */
    public synchronized void setTo(Instant instant) {
        now = instant.truncatedTo(ChronoUnit.MICROS);
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public UUID newId() {
        synchronized (random) {
            return ids.next(now.toEpochMilli(), random.nextLong());
        }
    }

    @Override
    public boolean virtual() {
        return true;
    }
}
