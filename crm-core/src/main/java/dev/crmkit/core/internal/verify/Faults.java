package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.words.DidYouMean;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.workflow.Finding;
import dev.crmkit.core.workflow.Finding.Severity;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is found in all definitions, the first thousand things. Not thread-safe. */
final class Faults {
    private static final int KEPT = 1_000;

    private final List<Told> told = new ArrayList<>();

    private record Told(
            Violation violation,
            Severity severity,
            @Nullable Record witness) {
        Finding finding() {
            Label message = new Label(violation.ru(), violation.en());
            Label fix = Remedies.of(violation.code());
            return new Finding(violation.code(), severity, violation.path(), message, witness, fix);
        }
    }

    /** Faults of one definition. */
    Spot of(String type, String stateField) {
        return new Spot(this, Shown.name(type) + "." + Shown.name(stateField));
    }

    /** What refuses the definitions. */
    List<Violation> errors() {
        return told.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .map(Told::violation)
                .toList();
    }

    List<Finding> findings() {
        return told.stream().map(Told::finding).toList();
    }

    /** How many errors there are so far. */
    int count() {
        return errors().size();
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
            tell(Severity.ERROR, violation, null);
        }

        /** Something that need not be wrong. */
        void tell(Severity severity, Violation violation, @Nullable Record witness) {
            if (faults.told.size() < KEPT) {
                faults.told.add(new Told(violation.at(path), severity, witness));
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
