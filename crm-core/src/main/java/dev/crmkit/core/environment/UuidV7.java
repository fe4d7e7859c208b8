package dev.crmkit.core.environment;

import java.util.UUID;

/** Lays out UUIDv7: 48 bits of milliseconds, a counter, and random bits. */
final class UuidV7 {
    private long lastMillis;
    private int counter;

    /** The next id; greater than the one before even when the clock stands still or steps back. */
    synchronized UUID next(long millis, long random) {
        if (millis > lastMillis) {
            lastMillis = millis;
            counter = 0;
        } else if (++counter > 0xFFF) {
            lastMillis++;
            counter = 0;
        }
        long high = (lastMillis << 16) | 0x7000L | counter;
        long low = 0x8000000000000000L | (random >>> 2);
        return new UUID(high, low);
    }
}
