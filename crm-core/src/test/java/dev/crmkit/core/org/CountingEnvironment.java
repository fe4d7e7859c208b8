package dev.crmkit.core.org;

import dev.crmkit.spi.environment.Environment;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count up from one; time stands still. */
public final class CountingEnvironment implements Environment {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();

    @Override
    public Instant now() {
        return Instant.parse("2026-03-02T06:00:00Z");
    }

    @Override
    public UUID newId() {
        return new UUID(VERSION_7, VARIANT | last.incrementAndGet());
    }

    @Override
    public boolean virtual() {
        return true;
    }
}
