package dev.crmkit.core.access;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Seeded choices, so that a failure can be repeated. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <E extends Enum<E>> E of(Class<E> type) {
        return of(Arrays.asList(type.getEnumConstants()));
    }
}
