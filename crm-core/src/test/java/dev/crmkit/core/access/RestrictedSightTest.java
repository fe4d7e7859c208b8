package dev.crmkit.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.org.Dealers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The law of restriction: a restricted condition answers about the whole world just what the plain condition answers
 * about the world the subject sees, where hidden records are gone and hidden fields empty.
 */
class RestrictedSightTest {
    private static final int WORLDS = 250;

    @Test
    void a_restricted_condition_sees_only_what_the_subject_sees() {
        int[] compared = new int[2];
        for (long seed = 0; seed < WORLDS; seed++) {
            Dice dice = new Dice(seed);
            AccessEngine engine = AccessEngine.of(new RandomRules(dice).some(), Worlds.SCHEMA);
            Subject subject = new RandomRules(dice).subject();
            List<Record> world = world(dice);
            List<Record> sight = sight(engine, subject, world);
            for (int i = 0; i < 10; i++) {
                Condition plain = random(dice, 3);
                Optional<Condition> restricted = restrict(engine, subject, plain);
                if (restricted.isPresent()) {
                    compare(seed, plain, restricted.get(), world, sight, compared);
                }
            }
        }
        assertThat(compared[0]).as("answers yes").isGreaterThan(500);
        assertThat(compared[1]).as("answers no").isGreaterThan(500);
    }

    private static void compare(
            long seed, Condition plain, Condition restricted, List<Record> world, List<Record> sight, int[] count) {
        ConditionEvaluator.Matcher overAll = ConditionEvaluator.compile(restricted);
        ConditionEvaluator.Matcher overSight = ConditionEvaluator.compile(plain);
        for (Record seen : sight) {
            if (!seen.type().equals(Worlds.DEAL)) {
                continue;
            }
            Record real = Worlds.find(world, seen.ref()).orElseThrow();
            boolean expected = overSight.matches(seen, Worlds.following(sight));
            assertThat(overAll.matches(real, Worlds.following(world)))
                    .as("seed %d: %s on %s", seed, plain, seen)
                    .isEqualTo(expected);
            count[expected ? 0 : 1]++;
        }
    }

    private static Optional<Condition> restrict(AccessEngine engine, Subject subject, Condition plain) {
        try {
            return Optional.of(engine.restrict(subject, plain, Worlds.DEAL));
        } catch (InvalidInputException hiddenClass) {
            return Optional.empty();
        }
    }

    private static List<Record> world(Dice dice) {
        List<Record> records = new ArrayList<>();
        for (long id = 1; id <= 8; id++) {
            Record.Builder deal = Worlds.random(Worlds.DEAL, id, dice).next();
            deal.set(Worlds.MARGIN, new BigDecimal(dice.of(List.of("1.00", "20.00"))));
            deal.set(Worlds.NOTE, dice.of(List.of("red", "blue")));
            records.add(deal.build());
        }
        for (long id = 11; id <= 18; id++) {
            Record.Builder lead = Worlds.random(Worlds.LEAD, id, dice).next();
            lead.set(Worlds.DEAL_OF, dice.of(records.subList(0, 8)).ref());
            records.add(lead.set(Worlds.NOTE, dice.of(List.of("red", "blue"))).build());
        }
        return records;
    }

    private static List<Record> sight(AccessEngine engine, Subject subject, List<Record> world) {
        return world.stream()
                .filter(record -> engine.decide(subject, AccessAction.READ, record, Related.none())
                        .permitted())
                .map(record -> engine.mask(subject, record, Related.none()))
                .toList();
    }

    private static Condition random(Dice dice, int depth) {
        if (depth > 0 && dice.oneIn(2)) {
            return Condition.all(List.of(random(dice, depth - 1), random(dice, depth - 1)));
        }
        if (depth > 0 && dice.oneIn(2)) {
            return Condition.any(List.of(random(dice, depth - 1), random(dice, depth - 1)));
        }
        if (depth > 0 && dice.oneIn(2)) {
            return random(dice, depth - 1).not();
        }
        Condition atom = dice.of(List.of(
                Worlds.NOTE.is("red"),
                Worlds.NOTE.isNotEmpty(),
                Worlds.MARGIN.gt(BigDecimal.TEN),
                Worlds.STAGE.is("WON"),
                Header.OWNER.is(Dealers.user("mila")),
                Condition.exists(new Relation.Inverse("lead", Worlds.DEAL_OF), ofLead(dice))));
        return dice.oneIn(3) ? atom.not() : atom;
    }

    private static Condition ofLead(Dice dice) {
        return dice.of(List.of(
                Condition.always(),
                Worlds.NOTE.is("red").not(),
                Worlds.DEAL_OF.to("deal", Worlds.NOTE).is("blue"),
                Worlds.DEAL_OF.to("deal", Worlds.MARGIN).gt(BigDecimal.TEN).not()));
    }
}
