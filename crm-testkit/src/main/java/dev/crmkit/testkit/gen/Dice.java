package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that repeats: the same seed throws the same dice. Not thread-safe. */
@ForCallers
public final class Dice {
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    public static Dice of(long seed) {
        return new Dice(new SplittableRandom(seed));
    }

    /** Dice of their own for one purpose, so that a change of one purpose does not disturb another. */
    public static Dice of(long seed, String purpose) {
        return of(seed * 31 + purpose.hashCode());
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True in so many of a hundred throws. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    /** One of at least one. */
    public <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Up to {@code most} different elements, in the order of the list. */
    public <T> List<T> some(List<T> list, int most) {
        List<T> rest = new ArrayList<>(list);
        int wanted = Math.min(list.size(), between(0, most));
        while (rest.size() > wanted) {
            rest.remove(below(rest.size()));
        }
        return rest;
    }

    /** The same elements in another order. */
    public <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = below(i + 1);
            T kept = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, kept);
        }
        return shuffled;
    }

    /** An id with the bits of a UUIDv7 but of any time, so that signed and unsigned order differ. */
    public UUID id() {
        return new UUID(
                (random.nextLong() & ~VERSION_BITS) | VERSION_7, (random.nextLong() & ~VARIANT_BITS) | VARIANT_RFC);
    }
}
