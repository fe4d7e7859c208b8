package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Pivot;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.Simpler;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What must hold of every condition over every world. */
final class Algebra {
    private static final List<String> TYPES = List.of(Schemas.BROAD, Schemas.BROAD, Schemas.PLAIN, Schemas.TARGET);
    private static final int DEPTH = 5;
    private static final int SIZE = 30;

    private Algebra() {}

    /** Something that must hold of a generated condition. */
    @FunctionalInterface
    interface Law {
        void check(Case one);
    }

    /** A world, stored, and a type to ask about. */
    record Case(Trial trial, World world, Shelf shelf, String type) {

        Condition condition() {
            return new Conditions(trial.dice(), world).any(type, trial.dice().between(1, DEPTH));
        }

        List<Record> expected(Condition where) {
            return world.sorted(type, where, List.of());
        }

        List<Record> found(Condition where) {
            return shelf.list(type, where);
        }

        Set<UUID> ids(Condition where) {
            Set<UUID> ids = new HashSet<>();
            found(where).forEach(record -> ids.add(record.id()));
            return ids;
        }

        /** Fails with the smallest condition that still breaks the law, or that the store cannot answer. */
        void demand(String what, Condition where, Predicate<Condition> law) {
            if (!holds(law, where)) {
                fail(what, Simpler.still(where, candidate -> !holds(law, candidate)), law);
            }
        }

        private static boolean holds(Predicate<Condition> law, Condition where) {
            try {
                return law.test(where);
            } catch (RuntimeException unanswered) {
                return false;
            }
        }

        private void fail(String what, Condition where, Predicate<Condition> law) {
            String described = what + "\ntype: " + type + "\ncondition: " + where;
            try {
                trial.sameRecords(described, expected(where), found(where));
                trial.require(law.test(where), described);
            } catch (RuntimeException unanswered) {
                throw trial.strange(described, unanswered);
            }
        }
    }

    static void overWorlds(Trial trial, int schemas, int worlds, int conditions, Law law) {
        for (int s = 0; s < schemas; s++) {
            Schema schema = Schemas.any(trial.dice());
            for (int w = Tck.times(worlds); w > 0; w--) {
                World world = Worlds.any(trial.dice(), schema, SIZE);
                Shelf shelf = trial.shelf(world);
                for (int c = 0; c < conditions; c++) {
                    law.check(new Case(trial, world, shelf, trial.dice().pick(TYPES)));
                }
            }
        }
    }

    static void evaluated(Case one) {
        one.demand(
                "records found", one.condition(), where -> one.expected(where).equals(one.found(where)));
    }

    static void parted(Case one) {
        Set<UUID> all = one.ids(Condition.always());
        one.demand("records found by a condition and by its complement", one.condition(), where -> {
            Set<UUID> some = one.ids(where);
            List<UUID> both = new ArrayList<>(some);
            both.addAll(one.ids(new Condition.Not(where)));
            return both.size() == all.size() && all.equals(Set.copyOf(both));
        });
    }

    static void pivoted(Case one) {
        Record record = one.trial.dice().pick(one.world.all(one.type));
        Condition where = new Pivot(one.trial.dice(), one.world)
                .trueOf(record, one.trial.dice().between(1, DEPTH));
        boolean found = one.ids(where).contains(record.id());
        one.trial.require(
                found, "not found: " + Exact.text(record) + "\nby a condition made to be true of it: " + where);
    }

    static void counted(Case one) {
        one.demand(
                "count of the records found",
                one.condition(),
                where -> one.shelf.count(one.type, where) == one.found(where).size());
    }

    static void normalised(Case one) {
        one.demand(
                "records found by a condition and by its normal form",
                one.condition(),
                where -> one.ids(where).equals(one.ids(ConditionForm.normal(where))));
    }

    static void monotone(Case one) {
        Condition more = one.condition();
        Set<UUID> others = one.ids(more);
        one.demand("records found with a further part " + more, one.condition(), where -> {
            Set<UUID> some = one.ids(where);
            Set<UUID> all = one.ids(new Condition.All(List.of(where, more)));
            Set<UUID> any = one.ids(new Condition.Any(List.of(more, where)));
            return some.containsAll(all) && others.containsAll(all) && any.containsAll(some) && any.containsAll(others);
        });
    }
}
