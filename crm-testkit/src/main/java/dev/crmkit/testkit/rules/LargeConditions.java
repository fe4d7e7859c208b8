package dev.crmkit.testkit.rules;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.testkit.gen.Conditions;
import dev.crmkit.testkit.gen.Schemas;
import dev.crmkit.testkit.gen.World;
import dev.crmkit.testkit.gen.Worlds;
import java.util.ArrayList;
import java.util.List;

/** Conditions as large as core lets them through. */
final class LargeConditions {
    private static final int NODES = 2_000;
    private static final int DEPTH = 50;
    private static final int RELATIONS = 4;
    private static final Field<RecordRef> PARENT = Field.reference("parent", Schemas.BROAD);

    private final Trial trial;
    private final World world;
    private final Conditions conditions;

    private LargeConditions(Trial trial) {
        this.trial = trial;
        this.world = Worlds.any(trial.dice(), Schemas.any(trial.dice()), 12);
        this.conditions = new Conditions(trial.dice(), world);
    }

    static void run(Trial trial) {
        LargeConditions large = new LargeConditions(trial);
        Shelf shelf = trial.shelf(large.world);
        for (int i = Tck.times(1); i > 0; i--) {
            large.check(shelf, "wide", new Condition.Any(large.atoms(NODES - 1)));
            large.check(shelf, "wide", new Condition.All(large.complements((NODES - 1) / 2)));
            large.check(shelf, "deep", large.deep(DEPTH));
            large.check(shelf, "far", large.far(RELATIONS, large.atom()));
            large.check(shelf, "deep and far", large.far(RELATIONS, large.deep(DEPTH - 2 * RELATIONS)));
        }
    }

    private Condition atom() {
        return conditions.atom(Schemas.BROAD);
    }

    private List<Condition> atoms(int number) {
        List<Condition> atoms = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            atoms.add(atom());
        }
        return atoms;
    }

    private List<Condition> complements(int number) {
        return atoms(number).stream().<Condition>map(Condition.Not::new).toList();
    }

    private Condition deep(int depth) {
        Condition deep = atom();
        for (int i = 1; i < depth; i++) {
            deep = switch (i % 3) {
                case 0 -> new Condition.Not(deep);
                case 1 -> new Condition.All(List.of(deep, new Condition.Any(List.of(deep(1), Condition.always()))));
                default -> new Condition.Any(List.of(deep, atom()));
            };
        }
        return deep;
    }

    private Condition far(int relations, Condition there) {
        Condition far = there;
        for (int i = 0; i < relations; i++) {
            Relation relation = i % 2 == 0
                    ? new Relation.Inverse(Schemas.BROAD, PARENT)
                    : new Relation.Forward(PARENT, Schemas.BROAD);
            far = new Condition.Not(Condition.exists(relation, far));
        }
        return far;
    }

    private void check(Shelf shelf, String what, Condition where) {
        List<Record> expected = world.sorted(Schemas.BROAD, where, List.of());
        trial.sameRecords("records found by a " + what + " condition", expected, shelf.list(Schemas.BROAD, where));
        trial.same(
                "count of the records of a " + what + " condition",
                (long) expected.size(),
                shelf.count(Schemas.BROAD, where));
    }
}
