package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.analysis.CellVerdict;
import dev.crmkit.core.workflow.Finding.Severity;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Several ways of which one is taken: they overlap, leave a gap, or stand before each other. */
final class ChoiceCheck {
    private final Machine machine;
    private final Ways ways;
    private final Witnesses witnesses;
    private final Set<List<Object>> told = new HashSet<>();

    ChoiceCheck(Machine machine, Ways ways) {
        this.machine = machine;
        this.ways = ways;
        this.witnesses = new Witnesses(machine);
    }

    void run() {
        for (Ways.Choice choice : ways.choices()) {
            if (choice.ways().size() > Ways.MOST) {
                Way first = choice.ways().get(0);
                Label many = new Label("переходов слишком много", "there are too many transitions");
                GuardCheck.undecided("OVERLAP", many, spot(first));
            } else if (choice.ways().size() > 1) {
                check(choice);
            }
        }
    }

    private void check(Ways.Choice choice) {
        if (!choice.ordered()) {
            overlaps(choice.ways());
        }
        choice.ways().stream()
                .filter(way -> choice.ordered() || way.transition().otherwise())
                .forEach(way -> shadow(way, choice));
        boolean byName = !choice.ways().get(0).transition().always();
        if (byName && choice.ways().stream().noneMatch(way -> way.transition().otherwise())) {
            gap(choice.ways());
        }
    }

    private Faults.Spot spot(Way way) {
        return machine.spot().at("transitions").at(way.index()).at("guards");
    }

    private void overlaps(List<Way> all) {
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!all.get(i).transition().otherwise()
                        && !all.get(j).transition().otherwise()) {
                    overlap(all.get(i), all.get(j));
                }
            }
        }
    }

    private void overlap(Way first, Way second) {
        CellVerdict verdict = ways.logic().ask(ways.open(first).and(ways.open(second)));
        if (verdict instanceof CellVerdict.None || !told.add(List.of("OVERLAP", first.index(), second.index()))) {
            return;
        }
        if (verdict instanceof CellVerdict.Undecided undecided) {
            GuardCheck.undecided("OVERLAP", undecided.reason(), spot(second));
            return;
        }
        Violation violation = Violation.of(
                        "",
                        "OVERLAP",
                        "from " + shown(first) + " both this and " + number(first) + " would go on",
                        "из " + shown(first) + " возможны сразу и этот переход, и " + number(first))
                .with("other", first.index());
        spot(second)
                .tell(Severity.ERROR, violation, witnesses.of(verdict, first).orElse(null));
    }

    private static String shown(Way way) {
        return way.origin().isEmpty() ? "(-)" : way.origin();
    }

    private static String number(Way way) {
        return way.transition().name() + " (transitions/" + way.index() + ")";
    }

    private void shadow(Way way, Ways.Choice choice) {
        List<Condition> before = new ArrayList<>();
        for (Way other : choice.ways()) {
            boolean comes = way.transition().otherwise() || other.index() < way.index();
            if (other.index() != way.index() && !other.transition().otherwise() && comes) {
                before.add(ways.guard(other));
            }
        }
        Condition left = ways.guard(way).and(Condition.any(before).not());
        boolean hidden = !before.isEmpty()
                && !ways.logic().isImpossible(ways.guard(way))
                && ways.logic().isImpossible(left);
        if (hidden && told.add(List.of("SHADOWED", way.index()))) {
            spot(way)
                    .add(
                            "SHADOWED",
                            "from " + shown(way) + " its turn never comes: those before it are always taken",
                            "из " + shown(way) + " до него никогда не доходит очередь: всегда годятся те, что раньше");
        }
    }

    private void gap(List<Way> all) {
        Condition none = Condition.any(all.stream().map(ways::guard).toList()).not();
        CellVerdict verdict = ways.logic().ask(none);
        Way first = all.get(0);
        if (verdict instanceof CellVerdict.None || !told.add(List.of("GAP", first.index()))) {
            return;
        }
        if (verdict instanceof CellVerdict.Undecided undecided) {
            GuardCheck.undecided("GAP", undecided.reason(), spot(first));
            return;
        }
        Violation violation = Violation.of(
                "",
                "GAP",
                "from " + shown(first) + " no transition " + first.transition().name()
                        + " goes on where none of the guards holds",
                "из " + shown(first) + " нет перехода " + first.transition().name()
                        + ", когда не выполняется ни одно из условий");
        spot(first)
                .tell(Severity.WARNING, violation, witnesses.of(verdict, first).orElse(null));
    }
}
