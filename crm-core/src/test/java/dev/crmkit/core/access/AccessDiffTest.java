package dev.crmkit.core.access;

import static dev.crmkit.core.access.AccessAction.READ;
import static dev.crmkit.core.access.AccessAction.TRANSITION;
import static dev.crmkit.core.access.AccessAction.UPDATE;
import static dev.crmkit.core.access.Worlds.DEAL;
import static dev.crmkit.core.access.Worlds.owned;
import static dev.crmkit.core.access.Worlds.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessChange.Kind;
import dev.crmkit.core.org.Dealers;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessDiffTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Condition WON = Worlds.STAGE.is("WON");

    private static AccessRules rules(AccessRule... rules) {
        AccessRules.Builder builder =
                AccessRules.builder().role("HEAD", "EMPLOYEE").role("EMPLOYEE").role("TRAINEE");
        for (AccessRule rule : rules) {
            builder.rule(rule);
        }
        return builder.build();
    }

    private static AccessDiff diff(AccessRules before, AccessRules after) {
        return AccessDiff.between(before, after, Worlds.SCHEMA, Worlds.NOW, ZoneOffset.UTC);
    }

    private static List<String> words(AccessRules before, AccessRules after) {
        return diff(before, after).changes().stream()
                .map(change -> change.words().en())
                .toList();
    }

    private static Reach.Builder<AccessRule.Grant> reading(String id) {
        return AccessRule.grant(id)
                .roles("EMPLOYEE")
                .actions(READ)
                .types("deal")
                .scope(Scope.OWN)
                .readable(FieldClass.values());
    }

    private static Reach.Builder<AccessRule.Deny> denying(String id) {
        return AccessRule.deny(id).roles("EMPLOYEE").actions(READ).types("deal").scope(Scope.ALL);
    }

    @Test
    void rules_written_anew_to_the_same_effect_make_no_difference() {
        AccessRules before = rules(reading("own").build());
        AccessRules after = rules(
                reading("won").where("deal", WON).build(),
                reading("not-won")
                        .roles("HEAD", "EMPLOYEE")
                        .where("deal", WON.not())
                        .build());
        assertThat(diff(before, after).isEmpty()).isTrue();
        assertThat(diff(before, after).changes()).isEmpty();
        assertThat(diff(before, after)).hasToString("");
    }

    @Test
    void a_wider_scope_is_a_gain_and_a_narrower_one_a_loss() {
        AccessRules own = rules(reading("r").readable().build());
        AccessRules unit = rules(reading("r").scope(Scope.UNIT).build());
        assertThat(words(own, unit))
                .contains("EMPLOYEE gains READ deal", "HEAD gains READ deal")
                .allMatch(words -> words.contains("gains READ deal"));
        assertThat(words(unit, own)).contains("EMPLOYEE loses READ deal", "HEAD loses READ deal");
    }

    /** Whoever adds a scope has to let the imagined subject have what it hangs on. */
    @Test
    void every_scope_reaches_more_than_the_one_before() {
        Scope[] scopes = Scope.values();
        for (int i = 1; i < scopes.length; i++) {
            AccessRules less = rules(reading("r").scope(scopes[i - 1]).build());
            AccessRules more = rules(reading("r").scope(scopes[i]).build());
            assertThat(sharing(less, more)).as(scopes[i].name()).anyMatch(words -> words.endsWith("READ deal"));
            assertThat(sharing(more, less)).as(scopes[i].name()).allMatch(words -> words.contains("loses"));
        }
    }

    /** Where records can be shared. */
    private static List<String> sharing(AccessRules before, AccessRules after) {
        return AccessDiff.between(before, after, Worlds.SHARING, Worlds.NOW, ZoneOffset.UTC).changes().stream()
                .map(change -> change.words().en())
                .toList();
    }

    @Test
    void who_writes_by_sharing_is_an_editor() {
        AccessRules own = rules(AccessRule.grant("r")
                .roles("TRAINEE")
                .actions(UPDATE)
                .types("deal")
                .scope(Scope.OWN)
                .build());
        assertThat(AccessDiff.between(
                                own,
                                own.toBuilder()
                                        .rule(AccessRule.grant("s")
                                                .roles("TRAINEE")
                                                .actions(UPDATE)
                                                .types("deal")
                                                .scope(Scope.PARTICIPANT)
                                                .build())
                                        .build(),
                                Worlds.SHARING,
                                Worlds.NOW,
                                ZoneOffset.UTC)
                        .changes())
                .singleElement()
                .extracting(change -> change.shownBy().orElseThrow().toString())
                .asString()
                .contains("sharedWithHim: EDITOR");
    }

    @Test
    void a_change_says_whom_and_what_it_is_about() {
        AccessDiff diff = diff(
                rules(),
                rules(AccessRule.grant("r")
                        .roles("TRAINEE")
                        .actions(UPDATE)
                        .types("lead")
                        .scope(Scope.OWN)
                        .build()));
        assertThat(diff.changes()).hasSize(1);
        AccessChange change = diff.changes().get(0);
        assertThat(change.kind()).isEqualTo(Kind.GAINED);
        assertThat(change.roles()).containsExactly("TRAINEE");
        assertThat(change.action()).isEqualTo(UPDATE);
        assertThat(change.type()).isEqualTo("lead");
        assertThat(change.name()).isEmpty();
        assertThat(change.fieldClass()).isEmpty();
        assertThat(change.words().ru()).isEqualTo("TRAINEE получает UPDATE lead");
        assertThat(change).hasToString("TRAINEE gains UPDATE lead, as TRAINEE on lead{owner: himself}");
        assertThat(change.shownBy()).isPresent();
        assertThat(diff).hasToString(change.toString());
    }

    @Test
    void field_classes_are_told_apart() {
        AccessRule.Grant plain = AccessRule.grant("r")
                .roles("HEAD")
                .actions(READ)
                .types("deal")
                .scope(Scope.ALL)
                .build();
        AccessRules more = rules(reading("r").roles("HEAD").scope(Scope.ALL).build());
        assertThat(words(rules(plain), more))
                .containsExactly(
                        "HEAD gains READ deal, fields of class PERSONAL",
                        "HEAD gains READ deal, fields of class COMMERCIAL");
        assertThat(words(
                        rules(plain),
                        rules(
                                plain,
                                denying("d")
                                        .roles("HEAD")
                                        .readable(FieldClass.STANDARD)
                                        .build())))
                .containsExactly("HEAD loses READ deal, fields of class STANDARD");
    }

    @Test
    void names_are_told_apart() {
        Reach.Builder<AccessRule.Grant> moves = AccessRule.grant("m")
                .roles("HEAD")
                .actions(TRANSITION)
                .types("lead")
                .scope(Scope.ALL);
        assertThat(words(
                        rules(moves.names(NameSet.allBut("reopen")).build()),
                        rules(moves.names(NameSet.any()).build())))
                .containsExactly("HEAD gains TRANSITION(reopen) lead");
        AccessRule most = AccessRule.grant("n")
                .roles("HEAD")
                .actions(TRANSITION)
                .types("lead")
                .scope(Scope.ALL)
                .names(NameSet.allBut("reopen"))
                .build();
        assertThat(words(rules(most, moves.names(NameSet.any()).build()), rules(most)))
                .containsExactly("HEAD loses TRANSITION(reopen) lead");
        assertThat(words(
                        rules(moves.names(NameSet.of("*", "junk")).build()),
                        rules(moves.names(NameSet.any()).build())))
                .containsExactly("HEAD gains TRANSITION(**) lead");
        assertThat(words(
                        rules(moves.names(NameSet.of("junk")).build()),
                        rules(moves.names(NameSet.any()).build())))
                .containsExactly("HEAD gains TRANSITION(*) lead");
    }

    @Test
    void a_deny_of_an_added_role_shows_with_the_role_that_grants() {
        AccessRules free = rules(reading("r").build());
        AccessRules bound =
                rules(reading("r").build(), denying("d").roles("TRAINEE").build());
        assertThat(words(free, bound))
                .contains("EMPLOYEE+TRAINEE loses READ deal", "HEAD+TRAINEE loses READ deal")
                .allMatch(words -> words.contains("+TRAINEE loses READ deal"));
    }

    @Test
    void a_deny_may_show_only_when_a_role_is_held_in_two_units() {
        AccessRule grant = reading("r").scope(Scope.UNIT).build();
        Condition abroad =
                Header.UNIT.in(List.of(Operand.parameter("me.units"))).not();
        Condition placed = Header.OWNER.isEmpty();
        AccessRules free = rules(grant);
        AccessRules bound =
                rules(grant, denying("d").where("deal", abroad.and(placed)).build());
        assertThat(words(free, bound)).contains("EMPLOYEE+EMPLOYEE loses READ deal");
    }

    @Test
    void units_of_two_roles_may_lie_below_each_other() {
        Condition mine = Header.UNIT.is(Operand.parameter("me.unit"));
        Condition below = Header.UNIT.in(List.of(Operand.parameter("me.units"))).and(mine.not());
        AccessRule grant =
                reading("r").roles("HEAD").scope(Scope.UNIT).where("deal", mine).build();
        AccessRules bound =
                rules(grant, denying("d").roles("TRAINEE").where("deal", below).build());
        assertThat(words(rules(grant), bound)).contains("HEAD+TRAINEE loses READ deal");

        AccessRule other = reading("r")
                .roles("TRAINEE")
                .scope(Scope.UNIT)
                .where("deal", mine)
                .build();
        AccessRules otherwise =
                rules(other, denying("d").roles("HEAD").where("deal", below).build());
        assertThat(words(rules(other), otherwise)).contains("HEAD+TRAINEE loses READ deal");
    }

    @Test
    void days_to_come_count_and_days_past_do_not() {
        AccessRules always = rules(reading("r").build());
        AccessRules until =
                rules(reading("r").days(TODAY.minusDays(5), TODAY.plusDays(4)).build());
        AccessDiff diff = diff(always, until);
        assertThat(diff.changes()).isNotEmpty().allMatch(change -> change.kind() == Kind.LOST);
        assertThat(diff.changes().get(0).shownBy().orElseThrow().subject().now())
                .isEqualTo(TODAY.plusDays(5).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(diff(
                                always,
                                rules(
                                        reading("a")
                                                .days(new Days(TODAY.minusDays(5), TODAY))
                                                .build(),
                                        reading("b")
                                                .days(new Days(TODAY.plusDays(1), null))
                                                .build()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_role_that_includes_another_one_more_gains() {
        AccessRules before = rules(reading("r").build());
        AccessRules after = before.toBuilder().role("TRAINEE", "EMPLOYEE").build();
        assertThat(words(before, after))
                .contains("TRAINEE gains READ deal")
                .allMatch(words -> words.startsWith("TRAINEE"));
    }

    @Test
    void what_hangs_on_related_records_is_told_as_not_decided() {
        Condition far = Condition.exists(new Relation.Inverse("lead", Worlds.DEAL_OF), Condition.always());
        AccessRules before = rules(reading("r").roles("HEAD").where("deal", far).build());
        AccessRules after =
                rules(reading("r").roles("HEAD").where("deal", WON.and(far)).build());
        AccessChange change = diff(before, after).changes().get(0);
        assertThat(change.kind()).isEqualTo(Kind.MAY_LOSE);
        assertThat(change.kind().decided()).isFalse();
        assertThat(change.shownBy()).isEmpty();
        assertThat(change).hasToString("HEAD may lose READ deal: it depends on related records");
        assertThat(diff(after, before).changes()).allMatch(each -> each.kind() == Kind.MAY_GAIN);
        assertThat(diff(
                                before,
                                rules(reading("new")
                                        .roles("HEAD")
                                        .where("deal", far)
                                        .build()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void too_many_named_units_are_not_decided() {
        Condition[] named = new Condition[6];
        for (int i = 0; i < named.length; i++) {
            named[i] = Header.UNIT.is(new RecordRef("unit", new UUID(9, i)));
        }
        Condition some = Condition.any(List.of(named));
        AccessRules before =
                rules(reading("r").roles("HEAD").where("deal", some.and(WON)).build());
        AccessRules after =
                rules(reading("s").roles("HEAD").where("deal", WON.and(some)).build());
        assertThat(diff(before, after).changes())
                .isNotEmpty()
                .allMatch(change -> !change.kind().decided())
                .allMatch(change -> change.reason().en().equals("the rules name too many users and units"));
    }

    @Test
    void records_gained_and_lost_are_counted_with_samples() {
        AccessRules before = rules(reading("r").build());
        AccessRules after =
                rules(reading("r").scope(Scope.UNIT).where("deal", WON.not()).build());
        Record mine = owned(DEAL, 1, "mila", "south.sales");
        Record won = mine.edit().set(Worlds.STAGE, "WON").build();
        Record ours = owned(DEAL, 2, "max", "north.sales");
        Record theirs = owned(DEAL, 3, "sveta", "south.sales");
        Record more = owned(DEAL, 4, "max", "north.sales");
        List<AccessCount> counts = diff(before, after)
                .counts(
                        List.of(subject("mila"), subject("adam")),
                        List.of(won, ours, theirs, more, owned(Worlds.LEAD, 5, "max", "north.sales")),
                        Related.none(),
                        1);
        assertThat(counts)
                .containsExactly(
                        new AccessCount("mila", READ, "deal", "", 2, 1, List.of(ours.ref()), List.of(won.ref())));
        assertThat(counts.get(0)).hasToString("mila: READ deal +2 -1");
    }

    @Test
    void who_may_read_a_record_on_a_day_with_the_grant_it_is_by() {
        AccessEngine engine = AccessEngine.of(
                rules(
                        reading("own").build(),
                        reading("tree")
                                .roles("HEAD")
                                .scope(Scope.UNIT_TREE)
                                .days(TODAY, TODAY)
                                .build()),
                Worlds.SCHEMA);
        Record record = owned(DEAL, 1, "mila", "north.sales");
        List<Subject> today = List.of(subject("mila"), subject("max"), subject("hana"), subject("adam"));
        List<Subject> tomorrow = List.of("mila", "max", "hana").stream()
                .map(login -> Subject.of(
                        Dealers.CHART.principal("main", login).orElseThrow(),
                        Dealers.CHART,
                        "main",
                        Worlds.NOW.plusSeconds(86_400)))
                .toList();

        assertThat(engine.whoMay(READ, record, today, Related.none()))
                .containsExactly(Map.entry("hana", "tree"), Map.entry("mila", "own"));
        assertThat(engine.whoMay(READ, record, tomorrow, Related.none())).containsExactly(Map.entry("mila", "own"));
    }
}
