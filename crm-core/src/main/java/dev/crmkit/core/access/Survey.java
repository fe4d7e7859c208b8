package dev.crmkit.core.access;

import dev.crmkit.core.internal.analysis.CellSolver;
import dev.crmkit.core.internal.analysis.CellVerdict;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where one set of rules allows what another does not, whoever holds the roles and whatever the record. Rights that
 * follow from other records are not looked at.
 *
 * <p>Holders of one role and of two are enough: of all grants of somebody the one that reaches a record comes by one
 * role, and of all denies the one that stood in the way by another.
 */
record Survey(World world, AccessRules wide, AccessRules narrow) {

    /** What was found for every right and role, in turn; a pair only where neither role shows it alone. */
    Stream<Outcome> outcomes() {
        return outcomes(type -> true);
    }

    private Stream<Outcome> outcomes(Predicate<RecordType> wanted) {
        Delta delta = Delta.of(wide, narrow);
        return new Questions(world.schema(), delta)
                .asked()
                .filter(asked -> wanted.test(asked.right().type()))
                .flatMap(asked -> outcomes(delta, asked));
    }

    /** What was found for one right to records. */
    Stream<Outcome> outcomes(AccessAction action, RecordType type, String name) {
        Delta delta = Delta.of(wide, narrow);
        Right right = new Questions(world.schema(), delta).right(action, type, name);
        return outcomes(delta, new Asked(right, null));
    }

    /** The first case on a type that passes; if there is none, the first that could not be decided. */
    Outcome first(Predicate<RecordType> wanted) {
        List<Outcome> unknown = new ArrayList<>();
        return outcomes(wanted)
                .filter(outcome -> isShown(outcome, unknown))
                .findFirst()
                .orElseGet(() -> unknown.isEmpty() ? new Outcome.Nothing() : unknown.get(0));
    }

    private static boolean isShown(Outcome outcome, List<Outcome> unknown) {
        if (outcome instanceof Outcome.Unknown) {
            unknown.add(outcome);
        }
        return outcome instanceof Outcome.Shown;
    }

    private Stream<Outcome> outcomes(Delta delta, Asked asked) {
        Holders holders = new Holders(delta, asked.right());
        List<Instant> instants = world.instants(holders.rules());
        Set<String> settled = new HashSet<>();
        Stream<Outcome> alone = holders.alone().map(roles -> of(roles, asked, instants, settled));
        Stream<Outcome> inPairs = holders.pairs()
                .filter(roles -> Collections.disjoint(roles, settled))
                .map(roles -> of(roles, asked, instants, new HashSet<>()));
        return Stream.concat(alone, inPairs);
    }

    private Outcome of(List<String> roles, Asked asked, List<Instant> instants, Set<String> settled) {
        Outcome outcome = of(roles, asked, instants);
        if (outcome instanceof Outcome.Shown) {
            settled.addAll(roles);
        }
        return outcome;
    }

    private Outcome of(List<String> roles, Asked asked, List<Instant> instants) {
        Outcome outcome = new Outcome.Nothing();
        Standings standings = world.of(roles.size());
        for (Instant instant : instants) {
            for (Standing standing : standings.all()) {
                Outcome found = of(standing.holding(roles, instant, world.zone()), roles, asked);
                if (found instanceof Outcome.Shown) {
                    return found;
                }
                outcome = found instanceof Outcome.Unknown ? found : outcome;
            }
        }
        return standings.complete() || outcome instanceof Outcome.Unknown ? outcome : tooMany(roles, asked);
    }

    private static Outcome tooMany(List<String> roles, Asked asked) {
        Label reason = new Label(
                "правила называют слишком много пользователей и подразделений",
                "the rules name too many users and units");
        return new Outcome.Unknown(roles, asked, reason);
    }

    private Outcome of(Subject subject, List<String> roles, Asked asked) {
        Condition excess = asked.excess(applicable(wide, subject, asked), applicable(narrow, subject, asked));
        if (excess.equals(Condition.never())) {
            return new Outcome.Nothing();
        }
        CellVerdict verdict = CellSolver.solve(excess, asked.right().type());
        if (verdict instanceof CellVerdict.Some some) {
            return new Outcome.Shown(roles, asked, new AccessWitness(subject, some.witness()));
        }
        return verdict instanceof CellVerdict.Undecided undecided
                ? new Outcome.Unknown(roles, asked, undecided.reason())
                : new Outcome.Nothing();
    }

    private static Applicable applicable(AccessRules rules, Subject subject, Asked asked) {
        return Applicable.of(rules, subject, asked.right(), Condition.never());
    }
}
