package dev.crmkit.testkit.gen;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a world that shows a fault as small as it can be while it still shows it. */
@ForCallers
public final class Fewer {
    private static final int MOST_TRIES = 150;

    private Fewer() {}

    /** The smallest world found of which {@code fails} still holds; the given one if it holds of no smaller one. */
    public static World still(World world, Predicate<World> fails) {
        List<Record> smallest = world.all();
        int tries = 0;
        for (int size = smallest.size() / 2; size > 0 && tries < MOST_TRIES; size /= 2) {
            for (int from = 0; from + size <= smallest.size() && tries < MOST_TRIES; tries++) {
                List<Record> rest = without(smallest, from, from + size);
                if (fails.test(World.empty(world.schema()).with(rest))) {
                    smallest = rest;
                } else {
                    from += size;
                }
            }
        }
        return World.empty(world.schema()).with(smallest);
    }

    private static List<Record> without(List<Record> records, int from, int to) {
        List<Record> rest = new ArrayList<>(records.subList(0, from));
        rest.addAll(records.subList(to, records.size()));
        return rest;
    }
}
