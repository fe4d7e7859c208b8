package dev.crmkit.core.access;

import static dev.crmkit.core.access.Worlds.DEAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessChange.Kind;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.storage.Record;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The diff and the engine agree: what it shows the engine confirms, what the engine does otherwise it shows. */
class AccessDiffLawsTest {
    private static final int PAIRS = 100;
    private static final List<AccessAction> ACTIONS =
            List.of(AccessAction.READ, AccessAction.UPDATE, AccessAction.DELETE);

    /** Two sets of rules, mostly alike, and what is between them. */
    private record Pair(AccessRules before, AccessRules after, AccessDiff diff) {
        static Pair of(Dice dice) {
            RandomRules random = new RandomRules(dice);
            AccessRules before = random.some();
            AccessRules after = dice.oneIn(3)
                    ? random.some()
                    : before.keeping(rule -> !dice.oneIn(6)).toBuilder()
                            .rule(dice.oneIn(2) ? random.grant("new") : random.deny("new"))
                            .build();
            return new Pair(
                    before, after, AccessDiff.between(before, after, Worlds.SCHEMA, Worlds.NOW, ZoneOffset.UTC));
        }

        boolean shows(Kind kind, AccessAction action) {
            return diff.changes().stream()
                    .anyMatch(change -> change.kind() == kind
                            && change.action() == action
                            && change.type().equals(DEAL.key())
                            && change.fieldClass().isEmpty());
        }
    }

    @Test
    void the_engine_confirms_every_change_on_its_witness() {
        int shown = 0;
        for (long seed = 0; seed < PAIRS; seed++) {
            Pair pair = Pair.of(new Dice(seed));
            for (AccessChange change : pair.diff().changes()) {
                AccessRules with = change.kind() == Kind.GAINED ? pair.after() : pair.before();
                AccessRules without = change.kind() == Kind.GAINED ? pair.before() : pair.after();
                assertThat(change.kind().decided())
                        .as("seed %d: %s", seed, change)
                        .isTrue();
                assertThat(allows(with, change)).as("seed %d: %s", seed, change).isTrue();
                assertThat(allows(without, change))
                        .as("seed %d: %s", seed, change)
                        .isFalse();
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(1_000);
    }

    private static boolean allows(AccessRules rules, AccessChange change) {
        AccessEngine engine = AccessEngine.of(rules, Worlds.SCHEMA);
        AccessWitness shown = change.shownBy().orElseThrow();
        boolean record = engine.decide(shown.subject(), change.action(), shown.record(), Related.none())
                .permitted();
        return change.fieldClass()
                .map(fields -> record && allows(engine, change.action(), shown, fields))
                .orElse(record);
    }

    private static boolean allows(AccessEngine engine, AccessAction action, AccessWitness shown, FieldClass fields) {
        Field<?> field = shown.record().type().fields().stream()
                .filter(each -> each.fieldClass() == fields)
                .findFirst()
                .orElseThrow();
        FieldAccess access =
                engine.field(shown.subject(), action, shown.record().type(), field);
        return access instanceof FieldAccess.Always
                || (access instanceof FieldAccess.Conditional conditional
                        && Worlds.fits(conditional.when(), shown.record()));
    }

    @Test
    void where_decisions_differ_the_diff_tells_it_and_where_it_is_empty_they_do_not() {
        int[] seen = new int[2];
        for (long seed = 0; seed < PAIRS; seed++) {
            Dice dice = new Dice(seed);
            Pair pair = Pair.of(dice);
            for (int i = 0; i < 25; i++) {
                Subject subject = new RandomRules(dice).subject();
                Record record = Worlds.random(DEAL, 1 + i, dice);
                for (AccessAction action : ACTIONS) {
                    boolean before = permits(pair.before(), subject, action, record);
                    boolean after = permits(pair.after(), subject, action, record);
                    if (before != after) {
                        seen[0]++;
                        assertThat(pair.shows(after ? Kind.GAINED : Kind.LOST, action))
                                .as("seed %d: %s %s", seed, subject.roles(), action)
                                .isTrue();
                    }
                }
            }
            seen[1] += pair.diff().isEmpty() ? 1 : 0;
        }
        assertThat(seen[0]).as("different decisions").isGreaterThan(300);
        assertThat(seen[1]).as("empty diffs").isGreaterThan(3);
    }

    private static boolean permits(AccessRules rules, Subject subject, AccessAction action, Record record) {
        return AccessEngine.of(rules, Worlds.SCHEMA)
                .decide(subject, action, record, Related.none())
                .permitted();
    }

    @Test
    void nothing_changes_from_rules_to_themselves_and_there_and_back_are_opposite() {
        for (long seed = 0; seed < 30; seed++) {
            Pair pair = Pair.of(new Dice(seed));
            AccessDiff back =
                    AccessDiff.between(pair.after(), pair.before(), Worlds.SCHEMA, Worlds.NOW, ZoneOffset.UTC);
            assertThat(AccessDiff.between(pair.after(), pair.after(), Worlds.SCHEMA, Worlds.NOW, ZoneOffset.UTC)
                            .isEmpty())
                    .isTrue();
            assertThat(count(back, Kind.LOST)).isEqualTo(count(pair.diff(), Kind.GAINED));
            assertThat(count(back, Kind.GAINED)).isEqualTo(count(pair.diff(), Kind.LOST));
        }
    }

    private static long count(AccessDiff diff, Kind kind) {
        return diff.changes().stream().filter(change -> change.kind() == kind).count();
    }
}
