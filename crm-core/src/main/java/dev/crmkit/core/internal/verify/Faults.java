package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.words.DidYouMean;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong with all definitions, the first thousand faults. Not thread-safe. */
final class Faults {
    private static final int KEPT = 1_000;

    private final List<Violation> violations = new ArrayList<>();

    /** Faults of one definition. */
    Spot of(String type, String stateField) {
        return new Spot(this, Shown.name(type) + "." + Shown.name(stateField));
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }

    /** A place in a definition, {@code lead.state/transitions/3/effects/0}, and what is wrong there. */
    record Spot(Faults faults, String path) {
        Spot at(String step) {
            return new Spot(faults, path + "/" + Shown.name(step));
        }

        Spot at(int index) {
            return new Spot(faults, path + "/" + index);
        }

        void add(String code, String en, String ru) {
            add(Violation.of("", code, en, ru));
        }

        /** Somebody else's verdict on what stands here. */
        void add(Violation violation) {
            if (faults.violations.size() < KEPT) {
                faults.violations.add(violation.at(path));
            }
        }

        /** There is nothing of that name; perhaps another one was meant. */
        void unknown(String code, String en, String ru, String raw, Collection<String> known) {
            String near = DidYouMean.nearest(raw, known).orElse("");
            String list = Shown.list(known);
            add(
                    code,
                    "there is no " + en + " " + Shown.name(raw) + "; there are " + list
                            + (near.isEmpty() ? "" : "; did you mean " + near + "?"),
                    "нет: " + ru + " " + Shown.name(raw) + "; есть " + list
                            + (near.isEmpty() ? "" : "; имелось в виду " + near + "?"));
        }
    }
}
