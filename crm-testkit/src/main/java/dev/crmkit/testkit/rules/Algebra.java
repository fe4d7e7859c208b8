package dev.crmkit.testkit.rules;

import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionForm;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Change;
import dev.crmkit.spi.storage.ChangeSet;
import dev.crmkit.spi.storage.LoadPlan;
import dev.crmkit.spi.storage.LoadPlan.Selection;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Fewer;
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
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What must hold of every condition over every world. */
final class Algebra {
    private static final List<String> TYPES = List.of(Schemas.BROAD, Schemas.BROAD, Schemas.PLAIN, Schemas.TARGET);
    private static final int DEPTH = 5;
    private static final int SIZE = 30;
    private static final int SHOWN = 4;
    private static final int PERMITS = 3;

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

        List<Record> loaded(Condition where) {
            Selection all = new Selection("all", type, where, 10_000, false);
            return shelf.read(tx -> tx.load(new LoadPlan(List.of(all))).all("all"));
        }

        /** Whether the record itself is found: of a record that is gone nothing is. */
        boolean alone(Record record, Condition where) {
            return shelf.count(type, Condition.id(record.id()).and(where)) == 1;
        }

        /** Whether the condition permits a change of the record, which is not made. */
        boolean isPermitted(Record record, Condition where) {
            try {
                shelf.write(tx -> {
                    tx.apply(new ChangeSet(
                            List.of(new Change.Update(record, record.next().build(), where))));
                    throw new Units.Interruption();
                });
                return false;
            } catch (Units.Interruption permitted) {
                return true;
            } catch (VersionConflictException refused) {
                return false;
            }
        }

        /** Fails with the smallest condition and world that still break the law, or that the store cannot answer. */
        void demand(String what, Condition where, BiPredicate<Case, Condition> law) {
            if (!holds(law, where)) {
                Condition small = Simpler.still(where, candidate -> !holds(law, candidate));
                World fewer = Fewer.still(world, candidate -> !at(candidate).holds(law, small));
                at(fewer).fail(what, small, law);
                fail(what, small, law);
            }
        }

        /** The same case for a tenant that has these records only. */
        private Case at(World other) {
            Shelf fresh = trial.shelf();
            fresh.insert(other.all());
            return new Case(trial, other, fresh, type);
        }

        private boolean holds(BiPredicate<Case, Condition> law, Condition where) {
            try {
                return law.test(this, where);
            } catch (RuntimeException unanswered) {
                return false;
            }
        }

        private void fail(String what, Condition where, BiPredicate<Case, Condition> law) {
            String described = what + "\ntype: " + type + "\ncondition: " + where + "\nrecords: " + told();
            try {
                trial.sameRecords(described, expected(where), found(where));
                trial.require(law.test(this, where), described);
            } catch (RuntimeException unanswered) {
                throw trial.strange(described, unanswered);
            }
        }

        private String told() {
            return world.all().size()
                    + world.all().stream()
                            .limit(SHOWN)
                            .map(record -> "\n  " + Exact.shortened(Exact.text(record)))
                            .collect(Collectors.joining());
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
                "records found",
                one.condition(),
                (at, where) -> at.expected(where).equals(at.found(where)));
    }

    static void parted(Case one) {
        one.demand("records found by a condition and by its complement", one.condition(), (at, where) -> {
            Set<UUID> all = at.ids(Condition.always());
            Set<UUID> some = at.ids(where);
            List<UUID> both = new ArrayList<>(some);
            both.addAll(at.ids(new Condition.Not(where)));
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

    /** All at once, and of some records each for itself: an answer that an index gives differently shows here. */
    static void counted(Case one) {
        List<Record> some = one.trial.dice().some(one.world.all(one.type), 5);
        one.demand("count of the records found", one.condition(), (at, where) -> {
            Set<UUID> ids = at.ids(where);
            return at.shelf.count(at.type, where) == ids.size()
                    && some.stream().allMatch(record -> at.alone(record, where) == ids.contains(record.id()));
        });
    }

    static void normalised(Case one) {
        one.demand(
                "records found by a condition and by its normal form",
                one.condition(),
                (at, where) -> at.ids(where).equals(at.ids(ConditionForm.normal(where))));
    }

    static void monotone(Case one) {
        Condition more = one.condition();
        one.demand("records found with a further part " + more, one.condition(), (at, where) -> {
            Set<UUID> others = at.ids(more);
            Set<UUID> some = at.ids(where);
            Set<UUID> all = at.ids(new Condition.All(List.of(where, more)));
            Set<UUID> any = at.ids(new Condition.Any(List.of(more, where)));
            return some.containsAll(all) && others.containsAll(all) && any.containsAll(some) && any.containsAll(others);
        });
    }

    static void everywhere(Case one) {
        one.demand("records found, loaded, counted and permitted", one.condition(), (at, where) -> {
            List<Record> found = at.found(where);
            return found.equals(at.loaded(where))
                    && at.shelf.count(at.type, where) == found.size()
                    && at.world.all(at.type).stream()
                            .limit(PERMITS)
                            .allMatch(record -> at.isPermitted(record, where) == found.contains(record));
        });
    }
}
