package dev.crmkit.core.access;

import static dev.crmkit.core.access.Worlds.DEAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.storage.Record;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Laws that hold for all rules, subjects and records; each seed is one world. */
class AccessLawsTest {
    private static final int WORLDS = 150;
    private static final int RECORDS = 30;

    @Test
    void a_record_is_permitted_exactly_when_it_fits_the_condition() {
        everywhere((rules, dice) -> {
            AccessEngine engine = AccessEngine.of(rules, Worlds.SCHEMA);
            Subject subject = new RandomRules(dice).subject();
            for (AccessAction action : List.of(AccessAction.READ, AccessAction.UPDATE, AccessAction.DELETE)) {
                Condition visible = engine.visible(subject, action, DEAL);
                for (Record record : records(dice)) {
                    assertThat(engine.decide(subject, action, record, Related.none())
                                    .permitted())
                            .isEqualTo(Worlds.fits(visible, record));
                }
            }
        });
    }

    @Test
    void a_further_grant_takes_nothing_away_and_a_further_deny_gives_nothing() {
        everywhere((rules, dice) -> {
            RandomRules random = new RandomRules(dice);
            Subject subject = random.subject();
            AccessRules wider = rules.toBuilder().rule(random.grant("more")).build();
            AccessRules narrower = rules.toBuilder().rule(random.deny("less")).build();
            for (Record record : records(dice)) {
                boolean allowed = reads(rules, subject, record);
                assertThat(reads(wider, subject, record) || !allowed).isTrue();
                assertThat(allowed || !reads(narrower, subject, record)).isTrue();
            }
        });
    }

    @Test
    void the_order_of_rules_means_nothing() {
        everywhere((rules, dice) -> {
            Subject subject = new RandomRules(dice).subject();
            List<AccessRule> shuffled = new ArrayList<>(rules.rules());
            Collections.shuffle(shuffled, new Random(1));
            AccessRules.Builder builder = AccessRules.builder()
                    .role("OWNER", "HEAD")
                    .role("HEAD", "EMPLOYEE")
                    .role("EMPLOYEE")
                    .role("ADMIN");
            shuffled.forEach(builder::rule);
            AccessRules reordered = builder.build();
            for (Record record : records(dice)) {
                assertThat(decide(reordered, subject, record)).isEqualTo(decide(rules, subject, record));
            }
        });
    }

    private static void everywhere(BiConsumer<AccessRules, Dice> law) {
        for (long seed = 0; seed < WORLDS; seed++) {
            Dice dice = new Dice(seed);
            try {
                law.accept(new RandomRules(dice).some(), dice);
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    private static List<Record> records(Dice dice) {
        List<Record> records = new ArrayList<>();
        for (long id = 1; id <= RECORDS; id++) {
            records.add(Worlds.random(DEAL, id, dice));
        }
        return records;
    }

    private static AccessDecision decide(AccessRules rules, Subject subject, Record record) {
        return AccessEngine.of(rules, Worlds.SCHEMA).decide(subject, AccessAction.READ, record, Related.none());
    }

    private static boolean reads(AccessRules rules, Subject subject, Record record) {
        return decide(rules, subject, record).permitted();
    }
}
