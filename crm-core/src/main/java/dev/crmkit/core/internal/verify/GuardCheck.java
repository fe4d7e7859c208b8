package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.analysis.CellVerdict;
import dev.crmkit.core.workflow.Finding.Severity;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;

/** The guards of each transition by itself: never fulfilled, always fulfilled, at odds with what must be filled in. */
final class GuardCheck {
    private final Machine machine;
    private final Ways ways;
    private final Witnesses witnesses;

    GuardCheck(Machine machine, Ways ways) {
        this.machine = machine;
        this.ways = ways;
        this.witnesses = new Witnesses(machine);
    }

    void run() {
        List<TransitionDefinition> transitions = machine.definition().transitions();
        for (int i = 0; i < transitions.size(); i++) {
            TransitionDefinition transition = transitions.get(i);
            int index = i;
            List<Way> all = machine.origins(transition).stream()
                    .map(origin -> new Way(transition, index, origin))
                    .toList();
            if (transition.from().isEmpty()) {
                all = List.of(new Way(transition, i, ""));
            }
            if (!all.isEmpty()) {
                check(all, machine.spot().at("transitions").at(i));
            }
        }
    }

    /** One transition from all its states. */
    private void check(List<Way> all, Faults.Spot spot) {
        if (all.stream().allMatch(way -> ways.logic().isImpossible(ways.guard(way)))) {
            never(spot.at("guards"));
        } else if (all.stream().allMatch(way -> ways.logic().isImpossible(ways.open(way)))) {
            contradiction(all.get(0), spot);
        } else {
            all.forEach(way -> againstState(way, spot));
            undecided(all, spot.at("guards"));
            always(all, spot.at("guards"));
        }
    }

    private static void never(Faults.Spot spot) {
        spot.add("NEVER", "the guards never hold", "условия перехода никогда не выполняются");
    }

    private void contradiction(Way way, Faults.Spot spot) {
        Violation violation = Violation.of(
                "",
                "CONTRADICTION",
                "where the guards hold, a required field cannot be filled in",
                "там, где условия выполняются, обязательное поле не может быть заполнено");
        CellVerdict verdict = ways.logic().ask(ways.guard(way));
        spot.at("required")
                .tell(Severity.ERROR, violation, witnesses.of(verdict, way).orElse(null));
    }

    /** What a state requires is there when it is entered, but may be emptied by an edit. */
    private void againstState(Way way, Faults.Spot spot) {
        List<String> required = Optional.ofNullable(machine.states().get(way.origin()))
                .map(state -> state.required())
                .orElse(List.of());
        Condition open = ways.open(way);
        if (!required.isEmpty()
                && !ways.logic().isImpossible(open)
                && ways.logic().isImpossible(open.and(ways.present(required)))) {
            Violation violation = Violation.of(
                    "",
                    "CONTRADICTION",
                    "the guards hold only once a field is emptied that the state " + way.origin() + " requires",
                    "условия выполняются, только если опустеет поле, обязательное в состоянии " + way.origin());
            CellVerdict verdict = ways.logic().ask(open);
            spot.at("guards")
                    .tell(
                            Severity.WARNING,
                            violation,
                            witnesses.of(verdict, way).orElse(null));
        }
    }

    /** Related records and plugins may say anything: what hangs on them alone can be. */
    private void undecided(List<Way> all, Faults.Spot spot) {
        List<CellVerdict> verdicts =
                all.stream().map(way -> ways.logic().ask(ways.guard(way))).toList();
        boolean can = verdicts.stream()
                .anyMatch(verdict -> verdict instanceof CellVerdict.Some
                        || (verdict instanceof CellVerdict.Undecided open && open.related()));
        if (!can) {
            verdicts.stream()
                    .filter(CellVerdict.Undecided.class::isInstance)
                    .map(verdict -> ((CellVerdict.Undecided) verdict).reason())
                    .findFirst()
                    .ifPresent(reason -> undecided("NEVER", reason, spot));
        }
    }

    static void undecided(String code, Label reason, Faults.Spot spot) {
        Violation violation = Violation.of("", code, "not decided: " + reason.en(), "не решено: " + reason.ru());
        spot.tell(Severity.UNDECIDED, violation, null);
    }

    private void always(List<Way> all, Faults.Spot spot) {
        boolean always = !all.get(0).transition().guards().isEmpty()
                && all.stream()
                        .allMatch(
                                way -> ways.logic().isImpossible(ways.guard(way).not()));
        if (always) {
            Violation violation =
                    Violation.of("", "ALWAYS", "the guards always hold", "условия перехода выполняются всегда");
            spot.tell(Severity.INFO, violation, null);
        }
    }
}
