package dev.crmkit.core.access;

import dev.crmkit.spi.value.RecordRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Everybody there can be, as far as rules can tell: one of the users they name or another, with a post or two that are
 * in, above or beside the units they name, and beside or above each other.
 *
 * @param complete whether these are all
 */
record Standings(List<Standing> all, boolean complete) {
    private static final int KEPT = 300;

    /** How two posts lie. */
    private enum Shape {
        SAME,
        APART,
        FIRST_ABOVE,
        SECOND_ABOVE
    }

    /** Where a named unit lies. */
    private enum Place {
        OUTSIDE,
        FIRST,
        BELOW_FIRST,
        SECOND,
        BELOW_SECOND
    }

    static Standings alone(NamedRefs named) {
        return of(named, List.of(Shape.SAME));
    }

    static Standings ofTwo(NamedRefs named) {
        return of(named, List.of(Shape.values()));
    }

    private static Standings of(NamedRefs named, List<Shape> shapes) {
        List<RecordRef> people = new ArrayList<>(List.of(fresh("user", 1, named.users())));
        people.addAll(named.users());
        Set<Standing> all = new LinkedHashSet<>();
        for (Shape shape : shapes) {
            Posts posts = new Posts(shape, List.copyOf(named.units()));
            for (List<Standing.Post> each : posts.all()) {
                people.forEach(me -> all.add(new Standing(me, each)));
            }
        }
        return new Standings(
                all.stream().limit(KEPT).toList(),
                all.size() <= KEPT && named.units().size() <= Posts.UNITS);
    }

    private static RecordRef fresh(String type, int number, Set<RecordRef> taken) {
        RecordRef ref = new RecordRef(type, new UUID(0xF0, number));
        return taken.contains(ref) ? fresh(type, number + 100, taken) : ref;
    }

    /** The posts of one shape, the named units lying in every place. */
    private record Posts(Shape shape, List<RecordRef> units) {
        static final int UNITS = 4;

        List<List<Standing.Post>> all() {
            List<List<Place>> placings = List.of(List.of());
            for (int i = 0; i < Math.min(units.size(), UNITS); i++) {
                placings = placings.stream()
                        .flatMap(placing -> places().stream().map(place -> with(placing, place)))
                        .toList();
            }
            return placings.stream().map(this::posts).toList();
        }

        private List<Place> places() {
            return shape == Shape.SAME
                    ? List.of(Place.OUTSIDE, Place.FIRST, Place.BELOW_FIRST)
                    : List.of(Place.values());
        }

        private static List<Place> with(List<Place> placing, Place place) {
            List<Place> more = new ArrayList<>(placing);
            more.add(place);
            return more;
        }

        private List<Standing.Post> posts(List<Place> placing) {
            Standing.Post first = post(placing, Place.FIRST, Place.BELOW_FIRST, 1);
            if (shape == Shape.SAME) {
                return List.of(first, first);
            }
            Standing.Post second = post(placing, Place.SECOND, Place.BELOW_SECOND, 3);
            return List.of(
                    shape == Shape.FIRST_ABOVE ? above(first, second) : first,
                    shape == Shape.SECOND_ABOVE ? above(second, first) : second);
        }

        private static Standing.Post above(Standing.Post high, Standing.Post low) {
            Set<RecordRef> below = new HashSet<>(high.below());
            below.add(low.unit());
            below.addAll(low.below());
            return new Standing.Post(high.unit(), below);
        }

        /** Two named units cannot both be the unit of a post: the first is. */
        private Standing.Post post(List<Place> placing, Place at, Place under, int number) {
            Set<RecordRef> taken = new HashSet<>(units);
            RecordRef unit = placing.contains(at) ? units.get(placing.indexOf(at)) : fresh("unit", number, taken);
            Set<RecordRef> below = new HashSet<>(Set.of(fresh("unit", number + 1, taken)));
            for (int i = 0; i < placing.size(); i++) {
                if (placing.get(i) == under) {
                    below.add(units.get(i));
                }
            }
            return new Standing.Post(unit, below);
        }
    }
}
