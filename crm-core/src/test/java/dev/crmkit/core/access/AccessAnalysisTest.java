package dev.crmkit.core.access;

import static dev.crmkit.core.access.AccessAction.CREATE_MANUAL;
import static dev.crmkit.core.access.AccessAction.DELETE;
import static dev.crmkit.core.access.AccessAction.EXPORT;
import static dev.crmkit.core.access.AccessAction.READ;
import static dev.crmkit.core.access.AccessAction.TRANSITION;
import static dev.crmkit.core.access.AccessAction.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessFinding.Code;
import dev.crmkit.core.access.AccessFinding.Severity;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessAnalysisTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Condition WON = Worlds.STAGE.is("WON");
    private static final Condition FAR =
            Condition.exists(new Relation.Inverse("lead", Worlds.DEAL_OF), Condition.always());

    private static AccessRules rules(AccessRule... rules) {
        AccessRules.Builder builder = AccessRules.builder()
                .role("OWNER", "HEAD")
                .role("HEAD", "EMPLOYEE")
                .role("EMPLOYEE")
                .role("TRAINEE");
        for (AccessRule rule : rules) {
            builder.rule(rule);
        }
        return builder.build();
    }

    private static AccessAnalysis analysis(AccessRule... rules) {
        return AccessAnalysis.of(rules(rules), Worlds.SCHEMA, Worlds.NOW, ZoneOffset.UTC);
    }

    /** In words, but for what is said of roles. */
    private static List<String> found(AccessRule... rules) {
        return analysis(rules).findings().stream()
                .filter(finding -> finding.code() != Code.ROLE_WITHOUT_GRANTS)
                .map(AccessFinding::toString)
                .toList();
    }

    private static Reach.Builder<AccessRule.Grant> reading(String id) {
        return AccessRule.grant(id)
                .roles("EMPLOYEE")
                .actions(READ)
                .types("deal")
                .scope(Scope.OWN);
    }

    private static Reach.Builder<AccessRule.Deny> denying(String id) {
        return AccessRule.deny(id).roles("EMPLOYEE").actions(READ).types("deal").scope(Scope.ALL);
    }

    @Test
    void a_rule_with_an_effect_is_no_finding() {
        assertThat(found(reading("own").build())).isEmpty();
        assertThat(found(reading("later")
                        .days(TODAY.plusDays(1), TODAY.plusDays(1))
                        .build()))
                .isEmpty();
        assertThat(found(reading("today").days(TODAY, TODAY).build())).isEmpty();
    }

    @Test
    void a_rule_that_reaches_nothing_is_dead_and_says_why() {
        assertThat(found(
                        reading("a")
                                .days(TODAY.minusDays(9), TODAY.minusDays(1))
                                .build(),
                        reading("b").scope(Scope.NONE).build(),
                        reading("c").types("invoice").build(),
                        reading("d")
                                .roles(NameSet.allBut("OWNER", "HEAD", "EMPLOYEE", "TRAINEE"))
                                .build(),
                        AccessRule.grant("e")
                                .roles("HEAD")
                                .actions(TRANSITION)
                                .names(NameSet.of())
                                .types("deal")
                                .scope(Scope.ALL)
                                .build(),
                        reading("f")
                                .where("deal", WON.and(Worlds.STAGE.is("NEW")))
                                .build()))
                .containsExactly(
                        "DEAD_RULE a: its last day has passed",
                        "DEAD_RULE b: the scope NONE reaches nothing",
                        "DEAD_RULE c: there are no such types",
                        "DEAD_RULE d: it is for no role",
                        "DEAD_RULE e: it names nothing",
                        "DEAD_RULE f: no record fits");
    }

    @Test
    void a_deny_may_be_dead_too() {
        assertThat(found(denying("d").where("deal", Worlds.STAGE.is("LOST")).build()))
                .containsExactly("DEAD_RULE d: no record fits");
    }

    @Test
    void a_rule_may_be_dead_on_one_of_its_types() {
        assertThat(found(reading("r").types("deal", "story").build()))
                .containsExactly("DEAD_RULE r: no record of the type story fits");
        assertThat(analysis(reading("r").types("deal", "story").build())
                        .findings()
                        .get(0)
                        .where()
                        .types())
                .containsExactly("story");
    }

    @Test
    void a_grant_within_another_is_shadowed() {
        assertThat(found(
                        reading("all").scope(Scope.UNIT).build(),
                        reading("part").where("deal", WON).build()))
                .containsExactly("SHADOWED part: all of it is given by all");
    }

    @Test
    void a_grant_within_several_together_is_shadowed() {
        assertThat(found(
                        reading("all").scope(Scope.ALL).roles("HEAD").build(),
                        reading("both").build(),
                        reading("not-won").where("deal", WON.not()).build(),
                        reading("other").types("lead").build(),
                        reading("won").where("deal", WON).build()))
                .containsExactly(
                        "SHADOWED both: all of it is given by all, not-won, won",
                        "SHADOWED not-won: all of it is given by both",
                        "SHADOWED won: all of it is given by both");
    }

    @Test
    void a_grant_that_gives_one_thing_more_is_not_shadowed() {
        AccessRule wide = reading("wide").scope(Scope.ALL).build();
        assertThat(found(wide, reading("class").readable(FieldClass.PERSONAL).build()))
                .isEmpty();
        assertThat(found(wide, reading("action").actions(UPDATE).build())).isEmpty();
        assertThat(found(wide, reading("type").types("deal", "lead").build())).isEmpty();
        assertThat(found(wide, reading("role").roles("EMPLOYEE", "TRAINEE").build()))
                .isEmpty();
        assertThat(found(
                        reading("short")
                                .scope(Scope.ALL)
                                .days(TODAY, TODAY.plusDays(3))
                                .build(),
                        reading("long").build()))
                .isEmpty();
    }

    @Test
    void names_of_transitions_count() {
        Reach.Builder<AccessRule.Grant> some =
                reading("some").actions(TRANSITION).names(NameSet.allBut("reopen"));
        AccessRule one = AccessRule.grant("one")
                .roles("EMPLOYEE")
                .actions(TRANSITION)
                .types("deal")
                .scope(Scope.OWN)
                .names(NameSet.of("reopen"))
                .build();
        assertThat(found(some.build(), one)).isEmpty();
        assertThat(found(some.names(NameSet.any()).build(), one))
                .containsExactly("SHADOWED one: all of it is given by some");
    }

    @Test
    void a_grant_may_be_hidden_by_denies() {
        assertThat(found(
                        reading("g").roles("OWNER").where("deal", WON).build(),
                        denying("a").roles("OWNER").where("deal", WON).build(),
                        denying("b").types("lead").build()))
                .contains("HIDDEN_BY_DENY g: all of it is taken away by a")
                .contains("IDLE_DENY b: it takes nothing from anybody")
                .noneMatch(words -> words.contains("IDLE_DENY a"));
    }

    @Test
    void a_deny_that_leaves_something_hides_nothing() {
        assertThat(found(reading("g").build(), denying("a").where("deal", WON).build()))
                .containsExactly("CONFLICT a: it takes from g, as EMPLOYEE on deal{owner: himself, stage: WON}");
    }

    @Test
    void denies_bind_holders_of_the_role_itself_so_seniors_keep_the_grant() {
        assertThat(found(reading("g").build(), denying("a").build()))
                .containsExactly("CONFLICT a: it takes from g, as EMPLOYEE on deal{owner: himself}");
    }

    @Test
    void a_deny_of_one_role_may_take_from_what_another_gives() {
        List<AccessFinding> findings = analysis(
                        reading("g").build(), denying("a").roles("TRAINEE").build())
                .findings();
        assertThat(findings)
                .extracting(AccessFinding::toString)
                .containsExactly(
                        "CONFLICT a: it takes from g, as EMPLOYEE+TRAINEE on deal{owner: himself}",
                        "ROLE_WITHOUT_GRANTS TRAINEE: nothing is granted to the role");
        assertThat(findings).extracting(AccessFinding::severity).containsOnly(Severity.INFO);
    }

    @Test
    void a_deny_of_fields_counts() {
        assertThat(found(
                        reading("g").readable(FieldClass.PERSONAL).build(),
                        denying("a").readable(FieldClass.PERSONAL).build(),
                        denying("b").readable(FieldClass.COMMERCIAL).build()))
                .anyMatch(words -> words.startsWith("CONFLICT a"))
                .contains("IDLE_DENY b: it takes nothing from anybody")
                .hasSize(2);
    }

    @Test
    void a_witness_shows_the_conflict() {
        AccessRule grant = reading("g").build();
        AccessRule deny = denying("d").where("deal", WON).build();
        AccessFinding conflict = analysis(grant, deny).findings().get(0);
        AccessWitness shown = conflict.shownBy().orElseThrow();

        assertThat(reads(rules(grant), shown)).isTrue();
        assertThat(reads(rules(grant, deny), shown)).isFalse();
        assertThat(conflict.code()).isEqualTo(Code.CONFLICT);
        assertThat(conflict.rules()).containsExactly("d", "g");
        assertThat(conflict.where())
                .isEqualTo(new AccessFinding.Place(List.of("EMPLOYEE"), List.of(READ), List.of("deal")));
        assertThat(conflict.words().ru()).isEqualTo("отнимает от того, что дают g");
    }

    private static boolean reads(AccessRules rules, AccessWitness shown) {
        return AccessEngine.of(rules, Worlds.SCHEMA)
                .decide(shown.subject(), READ, shown.record(), Related.none())
                .permitted();
    }

    @Test
    void much_without_a_condition_is_for_trusted_roles() {
        Reach.Builder<AccessRule.Grant> exports =
                AccessRule.grant("x").actions(READ, EXPORT, DELETE).types("deal", "lead");
        AccessRule broad = exports.roles("HEAD", "EMPLOYEE", "TRAINEE")
                .scope(Scope.UNIT_TREE)
                .build();
        AccessFinding finding = analysis(broad).findings().get(0);

        assertThat(finding.code()).isEqualTo(Code.OVER_BROAD);
        assertThat(finding.words().en()).isEqualTo("it gives UNIT_TREE without a condition to EMPLOYEE, TRAINEE");
        assertThat(finding.where().actions()).containsExactly(DELETE, EXPORT);
        assertThat(finding.where().types()).containsExactly("deal", "lead");
        assertThat(analysis(broad).trusting("HEAD", "EMPLOYEE", "TRAINEE").findings())
                .noneMatch(each -> each.code() == Code.OVER_BROAD);
        assertThat(found(exports.scope(Scope.UNIT).build())).isEmpty();
        assertThat(found(exports.scope(Scope.ALL).roles("HEAD").build())).isEmpty();
    }

    @Test
    void a_condition_that_keeps_nothing_out_is_none() {
        Reach.Builder<AccessRule.Grant> exports = AccessRule.grant("x")
                .roles("EMPLOYEE")
                .actions(CREATE_MANUAL)
                .types("deal")
                .scope(Scope.ALL);
        assertThat(found(exports.where("deal", WON).build())).isEmpty();
        assertThat(found(exports.where("deal", WON.or(WON.not())).build())).hasSize(1);
        assertThat(found(exports.types(NameSet.any()).where("deal", WON).build()))
                .hasSize(1);
    }

    @Test
    void a_role_without_grants_is_told() {
        assertThat(analysis(
                                reading("g").roles("HEAD").build(),
                                reading("dead")
                                        .roles("TRAINEE")
                                        .scope(Scope.NONE)
                                        .build())
                        .findings())
                .filteredOn(finding -> finding.code() == Code.ROLE_WITHOUT_GRANTS)
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .flatExtracting(finding -> finding.where().roles())
                .containsExactly("EMPLOYEE", "TRAINEE");
    }

    @Test
    void what_depends_on_related_records_is_told_as_not_decided() {
        AccessRule far = reading("far").where("deal", FAR).build();
        AccessRule won = denying("won").where("deal", WON).build();
        assertThat(found(far)).containsExactly("perhaps DEAD_RULE far: not decided: it depends on related records");
        assertThat(found(reading("g").build(), far))
                .contains("perhaps SHADOWED g: not decided: it depends on related records");
        assertThat(found(
                        reading("g").roles("OWNER").build(),
                        denying("d").roles("OWNER").where("deal", FAR).build()))
                .contains("perhaps HIDDEN_BY_DENY g: not decided: it depends on related records");
        assertThat(found(far, won)).contains("perhaps IDLE_DENY won: not decided: it depends on related records");
        assertThat(analysis(far, won).findings())
                .filteredOn(finding -> finding.severity() == Severity.UNDECIDED)
                .hasSize(2)
                .allMatch(finding -> finding.where().types().equals(List.of("deal")));
    }

    @Test
    void a_rule_may_name_one_of_the_users_and_units_it_meets() {
        Condition his = Header.OWNER.is(Operand.parameter("me"));
        Condition inside = Header.UNIT.in(List.of(Operand.parameter("me.units")));
        assertThat(found(reading("r")
                        .where("deal", his.and(Header.OWNER.is(ref("user"))))
                        .build()))
                .isEmpty();
        assertThat(found(reading("r")
                        .where("deal", inside.and(Header.UNIT.is(ref("unit"))))
                        .build()))
                .isEmpty();
        Condition twice = new Condition.Not(new Condition.Not(Header.OWNER.is(ref("user"))));
        Condition mine = Header.UNIT.is(Operand.parameter("me.unit"));
        assertThat(found(reading("r").where("deal", his.and(twice)).build())).isEmpty();
        assertThat(found(reading("r")
                        .where("deal", inside.and(mine.not()).and(Header.UNIT.is(ref("unit"))))
                        .build()))
                .isEmpty();
        assertThat(found(reading("r").where("deal", his.and(his.not())).build()))
                .containsExactly("DEAD_RULE r: no record fits");
    }

    private static RecordRef ref(String type) {
        return new RecordRef(type, new UUID(7, 7));
    }
}
