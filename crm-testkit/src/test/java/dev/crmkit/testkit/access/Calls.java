package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.internal.Door;
import dev.crmkit.spi.CrmException;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of doors, each with what its seed says. */
final class Calls {
    private Calls() {}

    static Door<?> door(Site site, Opening opening, String type) {
        return asked(site, opening, type, Dice.of(0), List.of(), List.of()).door();
    }

    static String answer(Site site, Opening opening, Doors.Way way, String type, long seed) {
        return answer(way, ask(site, opening, type, seed));
    }

    /** Whether it was no refusal. */
    static boolean isGiven(Site site, Opening opening, Doors.Way way, String type, long seed) {
        return given(way, ask(site, opening, type, seed)).isPresent();
    }

    private static Optional<String> given(Doors.Way way, Asked asked) {
        try {
            return Optional.of(Canon.print(way.look().apply(asked)));
        } catch (CrmException refused) {
            return Optional.empty();
        }
    }

    private static Asked ask(Site site, Opening opening, String type, long seed) {
        return asked(
                site,
                opening,
                type,
                Dice.of(seed, "call"),
                opening.known(List.of(opening.world())),
                opening.twins(false).seen(opening.world()));
    }

    private static Asked asked(
            Site site, Opening opening, String type, Dice dice, List<RecordRef> known, List<RecordRef> seen) {
        Arguments with = new Arguments(dice, opening.installation().schema(), known, seen);
        return new Asked(site.as(opening.login()), type, with);
    }

    private static String answer(Doors.Way way, Asked asked) {
        try {
            return Canon.print(way.look().apply(asked));
        } catch (CrmException refused) {
            return Canon.print(refused);
        }
    }

    /**
     * Goes every way that can be gone with a record of the type, once with this one and once with one there is not.
     *
     * @return how many ways were compared
     */
    static int sameAsUnknown(Opening opening, RecordRef ref) {
        RecordRef unknown = new RecordRef(ref.type(), Dice.of(ref.hashCode()).id());
        List<Doors.Way> ways = Doors.all().ways().values().stream()
                .filter(way -> way.types().contains(ref.type()))
                .toList();
        Dice plot = Dice.of(ref.hashCode(), "ways");
        for (int i = 0; i < 4; i++) {
            Doors.Way way = plot.pick(ways);
            long seed = plot.below(1_000_000);
            String at = told(opening, way, ref, seed);
            String nothing = told(opening, way, unknown, seed);
            assertThat(unnamed(at, ref, unknown))
                    .as("%s of %s", way.key(), opening.login())
                    .isEqualTo(unnamed(nothing, ref, unknown));
        }
        return 4;
    }

    private static String told(Opening opening, Doors.Way way, RecordRef ref, long seed) {
        List<RecordRef> known = new ArrayList<>(opening.users());
        known.addAll(opening.units());
        known.add(ref);
        Asked asked = asked(opening.site(), opening, ref.type(), Dice.of(seed), known, List.of(ref));
        return answer(way, asked);
    }

    /**
     * Without either id: a record in sight may point to the one that is not. And without cursors, which hold a hash of what
     * was asked for, and with it of the id.
     */
    private static String unnamed(String told, RecordRef ref, RecordRef unknown) {
        return told.replace(ref.id().toString(), "?")
                .replace(unknown.id().toString(), "?")
                .replaceAll("Cursor\\{text=[^}]*}", "Cursor");
    }
}
