package dev.crmkit.testkit.gen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import dev.crmkit.spi.storage.Record;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A differential test is worth what its generators reach. */
class GeneratedWorldsTest {
    private static final int CONDITIONS = 1_000;

    private final Dice dice = Dice.of(42);
    private final World world = Worlds.any(dice, Schemas.any(dice), 60);

    @Test
    void the_same_seed_makes_the_same_world_and_conditions() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    private static String story(long seed) {
        Dice dice = Dice.of(seed);
        World world = Worlds.any(dice, Schemas.any(dice), 10);
        return world.all() + " " + new Conditions(dice, world).any(Schemas.BROAD, 5);
    }

    @Test
    void a_fifth_to_a_third_of_the_values_is_empty() {
        long values = 0;
        long empty = 0;
        for (Record record : world.all(Schemas.BROAD)) {
            for (Field<?> field : Schemas.broad()) {
                values++;
                empty += record.value(field).isEmpty() ? 1 : 0;
            }
        }
        assertThat((double) empty / values).isBetween(0.20, 0.40);
    }

    @Test
    void values_collide() {
        for (Field<?> field : Schemas.broad()) {
            List<Object> present = world.all(Schemas.BROAD).stream()
                    .flatMap(record -> record.value(field).stream())
                    .toList();
            if (!field.isUnique()) {
                assertThat(new HashSet<>(present))
                        .as("different values of %s", field)
                        .hasSizeLessThan(present.size());
            }
        }
    }

    @Test
    void conditions_divide_the_records() {
        int dividing = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            Condition condition = new Conditions(dice, world).any(Schemas.BROAD, 4);
            int found = world.matching(Schemas.BROAD, condition).size();
            dividing += found > 0 && found < world.all(Schemas.BROAD).size() ? 1 : 0;
        }
        assertThat((double) dividing / CONDITIONS)
                .as("conditions true of some records and false of others")
                .isGreaterThan(0.5);
    }

    /** Of every field every kind of atom that it knows, each true of some record and false of another. */
    @Test
    void every_operator_of_every_field_is_met_with_both_answers() {
        Map<String, Set<Boolean>> answers = new HashMap<>();
        for (int i = 0; i < 25 * CONDITIONS; i++) {
            Condition atom = new Conditions(dice, world).atom(Schemas.BROAD);
            int found = world.matching(Schemas.BROAD, atom).size();
            Set<Boolean> seen = answers.computeIfAbsent(kind(atom), absent -> new HashSet<>());
            if (found > 0) {
                seen.add(true);
            }
            if (found < world.all(Schemas.BROAD).size()) {
                seen.add(false);
            }
        }
        Set<String> oneSided = answers.entrySet().stream()
                .filter(entry -> entry.getValue().size() < 2)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(oneSided).isEmpty();
        assertThat(answers.keySet()).containsAll(expected(world.schema()));
    }

    private static String kind(Condition atom) {
        if (atom instanceof Condition.Present present) {
            return present.field() + " present";
        }
        if (atom instanceof Condition.Compare compare) {
            return compare.field() + " " + compare.op();
        }
        if (atom instanceof Condition.In in) {
            return in.field() + " in";
        }
        return atom instanceof Condition.Match match ? match.field() + " " + match.part() : "ids";
    }

    private static Set<String> expected(Schema schema) {
        Set<String> kinds = new TreeSet<>(Set.of("ids"));
        RecordType type = schema.type(Schemas.BROAD);
        for (Field<?> field : type.fields()) {
            kinds.add(field + " present");
            if (Atoms.comparable(field)) {
                kinds.addAll(Set.of(field + " EQ", field + " in"));
            }
            if (Atoms.ordered(field)) {
                kinds.addAll(Set.of(field + " LT", field + " LE", field + " GT", field + " GE"));
            }
            if (Atoms.matchable(field)) {
                kinds.addAll(Set.of(field + " CONTAINS", field + " STARTS_WITH", field + " ENDS_WITH"));
            }
        }
        return kinds;
    }

    @Test
    void a_failing_condition_is_made_small() {
        Condition part = new Condition.Present(Schemas.broad().get(0));
        Condition large = part.and(part.not().or(part)).or(new Condition.Not(part.and(part)));
        assertThat(Simpler.still(large, condition -> condition.toString().contains("Present")))
                .isEqualTo(part);
    }
}
