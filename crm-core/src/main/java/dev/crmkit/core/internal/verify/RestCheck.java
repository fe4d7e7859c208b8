package dev.crmkit.core.internal.verify;

import dev.crmkit.core.internal.analysis.CellVerdict;
import dev.crmkit.core.internal.words.Shown;
import dev.crmkit.core.workflow.Finding.Severity;
import dev.crmkit.core.workflow.WorkflowEngine;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Transitions that are taken by themselves and lead in a ring: the record would never come to rest. */
final class RestCheck {
    /** Ways followed in all. */
    private static final int STEPS = 20_000;

    private final Machine machine;
    private final Ways ways;
    private final Witnesses witnesses;
    private final Set<Set<Integer>> told = new HashSet<>();
    private int left = STEPS;

    RestCheck(Machine machine, Ways ways) {
        this.machine = machine;
        this.ways = ways;
        this.witnesses = new Witnesses(machine);
    }

    void run() {
        machine.states().keySet().forEach(state -> follow(state, List.of()));
        if (left <= 0) {
            Label many = new Label("переходов слишком много", "there are too many transitions");
            GuardCheck.undecided("ENDLESS", many, machine.spot().at("transitions"));
        }
    }

    /** Each simple ring is met from each of its states, and told once. */
    private void follow(String state, List<Way> chain) {
        for (Way next : ways.always(state)) {
            if (left-- <= 0 || !ways.isPassable(next)) {
                continue;
            }
            List<Way> longer = new ArrayList<>(chain);
            longer.add(next);
            if (next.target().equals(longer.get(0).origin())) {
                judge(longer);
            } else if (longer.size() > WorkflowEngine.MOST_STEPS) {
                tooLong(longer);
            } else if (longer.stream().noneMatch(way -> way.origin().equals(next.target()))) {
                follow(next.target(), longer);
            }
        }
    }

    private void tooLong(List<Way> chain) {
        CellVerdict can = ways.logic().ask(round(chain, Condition.always()));
        if (!(can instanceof CellVerdict.None) && told.add(Set.of(chain.get(0).index()))) {
            report(chain, false, can);
        }
    }

    /**
     * One that can be gone round, and can then always be gone round again, is endless for certain; one that can be gone
     * round twice may be.
     */
    private void judge(List<Way> ring) {
        Condition once = round(ring, Condition.always());
        if (ways.logic().isImpossible(round(ring, once))) {
            return;
        }
        CellVerdict can = ways.logic().ask(once);
        boolean endless = can instanceof CellVerdict.Some
                && ways.logic().isImpossible(once.and(round(ring, once).not()));
        if (told.add(ring.stream().map(Way::index).collect(Collectors.toSet()))) {
            report(ring, endless, can);
        }
    }

    private Condition round(List<Way> ring, Condition after) {
        Condition before = after;
        for (int i = ring.size() - 1; i >= 0; i--) {
            before = ways.taken(ring.get(i)).and(ways.before(ring.get(i), before));
        }
        return before;
    }

    private void report(List<Way> ring, boolean endless, CellVerdict verdict) {
        Way first = ring.get(0);
        String names =
                Shown.list(ring.stream().map(way -> way.transition().name()).toList());
        Violation violation = Violation.of(
                "",
                "ENDLESS",
                (endless ? "for ever" : "perhaps for ever") + " these transitions follow each other by themselves from "
                        + first.origin() + ": " + names,
                "из " + first.origin() + (endless ? " без конца" : ", возможно, без конца")
                        + " сами собой следуют друг за другом переходы: " + names);
        machine.spot()
                .at("transitions")
                .at(first.index())
                .tell(
                        endless ? Severity.ERROR : Severity.WARNING,
                        violation,
                        witnesses.of(verdict, first).orElse(null));
    }
}
