package dev.crmkit.core.access;

import static dev.crmkit.core.access.AccessAction.CONFIGURE;
import static dev.crmkit.core.access.AccessAction.CREATE_MANUAL;
import static dev.crmkit.core.access.AccessAction.DELETE;
import static dev.crmkit.core.access.AccessAction.READ;
import static dev.crmkit.core.access.AccessAction.TRANSITION;
import static dev.crmkit.core.access.AccessAction.UPDATE;
import static dev.crmkit.core.access.AccessAction.VIEW_HISTORY;
import static dev.crmkit.core.access.Worlds.DEAL;
import static dev.crmkit.core.access.Worlds.LEAD;
import static dev.crmkit.core.access.Worlds.holding;
import static dev.crmkit.core.access.Worlds.owned;
import static dev.crmkit.core.access.Worlds.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.crmkit.core.access.AccessDecision.Deny;
import dev.crmkit.core.access.AccessDecision.Miss;
import dev.crmkit.core.access.AccessDecision.Part;
import dev.crmkit.core.access.AccessDecision.Permit;
import dev.crmkit.core.org.Dealers;
import dev.crmkit.core.org.Unit;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessEngineTest {
    private static final Record OF_MILA = owned(LEAD, 1, "mila", "north.sales");
    private static final Record OF_SVETA = owned(LEAD, 2, "sveta", "south.sales");

    private static AccessRules.Builder roles() {
        return AccessRules.builder()
                .role("OWNER", "HEAD")
                .role("HEAD", "EMPLOYEE")
                .role("EMPLOYEE")
                .role("ADMIN")
                .role("INTAKE");
    }

    private static Reach.Builder<AccessRule.Grant> reading(String id) {
        return AccessRule.grant(id).actions(READ).types("lead");
    }

    private static AccessEngine engine(AccessRule... rules) {
        AccessRules.Builder builder = roles();
        for (AccessRule rule : rules) {
            builder.rule(rule);
        }
        return AccessEngine.of(builder.build(), Worlds.SCHEMA);
    }

    private static AccessDecision read(AccessEngine engine, Subject subject, Record record) {
        return engine.decide(subject, READ, record, Related.none());
    }

    @Test
    void without_rules_nothing_is_allowed() {
        AccessEngine engine = engine();

        for (AccessAction action : AccessAction.values()) {
            String name = action.named() ? "any" : "";
            assertThat(engine.visible(subject("olga"), action, LEAD, name)).isEqualTo(Condition.never());
            assertThat(engine.decide(subject("olga"), action, OF_MILA, name, Related.none())
                            .permitted())
                    .isFalse();
        }
    }

    @Test
    void scopes_become_conditions_of_literals() {
        Subject hana = subject("hana");
        RecordRef me = Dealers.user("hana");
        RecordRef unit = Dealers.unit("north.sales");

        assertThat(visible(hana, Scope.NONE)).isEqualTo(Condition.never());
        assertThat(visible(hana, Scope.OWN)).isEqualTo(Header.OWNER.is(me));
        assertThat(visible(hana, Scope.UNIT)).isEqualTo(Header.OWNER.is(me).or(Header.UNIT.in(unit)));
        assertThat(visible(holding("hana", Principal.Assignment.of("HEAD", Dealers.unit("north"))), Scope.UNIT_TREE))
                .isEqualTo(Header.OWNER
                        .is(me)
                        .or(Header.UNIT.in(
                                Dealers.unit("north"), Dealers.unit("north.sales"), Dealers.unit("north.service"))));
        assertThat(visible(hana, Scope.ALL)).isEqualTo(Condition.always());
    }

    private static Condition visible(Subject subject, Scope scope) {
        return engine(reading("r").roles("HEAD").scope(scope).build()).visible(subject, READ, LEAD);
    }

    @Test
    void grants_come_up_from_included_roles_with_the_unit_of_the_holder() {
        AccessEngine engine =
                engine(reading("r").roles("EMPLOYEE").scope(Scope.UNIT_TREE).build());

        assertThat(read(engine, subject("olga"), OF_SVETA)).isEqualTo(new Permit("r", "OWNER", null));
        assertThat(read(engine, subject("hana"), OF_MILA)).isEqualTo(new Permit("r", "HEAD", null));
        assertThat(read(engine, subject("hana"), OF_SVETA).permitted()).isFalse();
        assertThat(read(engine, subject("adam"), OF_MILA).permitted()).isFalse();
    }

    @Test
    void several_roles_melt_into_one_set_of_units() {
        Subject both = holding(
                "hana",
                Principal.Assignment.of("HEAD", Dealers.unit("south.sales")),
                Principal.Assignment.of("EMPLOYEE", Dealers.unit("north.sales")));
        AccessEngine engine =
                engine(reading("r").roles("EMPLOYEE").scope(Scope.UNIT).build());

        assertThat(engine.visible(both, READ, LEAD))
                .isEqualTo(Header.OWNER
                        .is(Dealers.user("hana"))
                        .or(Header.UNIT.in(Dealers.unit("north.sales"), Dealers.unit("south.sales"))));
    }

    @Test
    void a_deny_wins_over_every_grant() {
        AccessRule all = reading("all").roles(NameSet.any()).scope(Scope.ALL).build();
        AccessRule deny = AccessRule.deny("not-south")
                .roles("OWNER")
                .everyAction()
                .types(NameSet.any())
                .scope(Scope.ALL)
                .where("lead", Header.UNIT.is(Dealers.unit("south.sales")))
                .build();

        for (AccessEngine engine : List.of(engine(all, deny), engine(deny, all))) {
            assertThat(read(engine, subject("olga"), OF_MILA).permitted()).isTrue();
            assertThat(read(engine, subject("olga"), OF_SVETA)).isInstanceOfSatisfying(Deny.class, refused -> {
                assertThat(refused.code()).isEqualTo("DENIED");
                assertThat(refused).hasToString("The rule not-south forbids READ lead");
            });
            assertThat(Worlds.fits(engine.visible(subject("olga"), READ, LEAD), OF_SVETA))
                    .isFalse();
        }
    }

    @Test
    void a_deny_binds_holders_of_the_role_itself() {
        AccessEngine engine = engine(
                reading("all").roles("EMPLOYEE").scope(Scope.ALL).build(),
                AccessRule.deny("employees")
                        .roles("EMPLOYEE")
                        .actions(READ)
                        .types("lead")
                        .scope(Scope.ALL)
                        .build());

        assertThat(read(engine, subject("mila"), OF_MILA).permitted()).isFalse();
        assertThat(read(engine, subject("hana"), OF_MILA).permitted()).isTrue();
        assertThat(engine.visible(subject("mila"), READ, LEAD)).isEqualTo(Condition.never());
    }

    @Test
    void conditions_of_rules_know_the_subject_and_his_units() {
        AccessEngine engine = engine(reading("r")
                .roles("HEAD")
                .scope(Scope.ALL)
                .where("lead", Header.UNIT.in(List.of(Operand.parameter("me.units"))))
                .build());
        Subject north = holding("hana", Principal.Assignment.of("HEAD", Dealers.unit("north")));

        assertThat(read(engine, north, OF_MILA).permitted()).isTrue();
        assertThat(read(engine, north, OF_SVETA))
                .isInstanceOfSatisfying(
                        Deny.class,
                        refused -> assertThat(refused.misses())
                                .extracting(Miss::failed)
                                .containsExactly(Part.CONDITION));
    }

    @Test
    void star_never_means_a_sensitive_action_in_a_grant_and_means_all_in_a_deny() {
        assertThat(AccessRule.grant("g").everyAction().build().reach().actions())
                .contains(READ, UPDATE, TRANSITION)
                .doesNotContain(DELETE, CREATE_MANUAL, CONFIGURE, AccessAction.GRANT);
        assertThat(AccessRule.deny("d").everyAction().build().reach().actions())
                .containsExactlyInAnyOrder(AccessAction.values());
    }

    @Test
    void star_means_business_types_only() {
        AccessEngine engine = engine(AccessRule.grant("r")
                .roles("OWNER")
                .actions(READ)
                .types(NameSet.any())
                .scope(Scope.ALL)
                .build());

        assertThat(engine.visible(subject("olga"), READ, DEAL)).isEqualTo(Condition.always());
        assertThat(engine.visible(subject("olga"), READ, Worlds.STORY)).isEqualTo(Condition.never());
        assertThat(engine.visible(subject("olga"), READ, Unit.TYPE)).isEqualTo(Condition.never());
    }

    @Test
    void a_grant_may_except_names() {
        AccessEngine engine = engine(AccessRule.grant("moves")
                .roles("EMPLOYEE")
                .actions(TRANSITION)
                .types("lead")
                .names(NameSet.allBut("reopen"))
                .scope(Scope.OWN)
                .build());

        assertThat(engine.decide(subject("mila"), TRANSITION, OF_MILA, "junk", Related.none())
                        .permitted())
                .isTrue();
        assertThat(engine.decide(subject("mila"), TRANSITION, OF_MILA, "reopen", Related.none()))
                .hasToString("mila has no right to TRANSITION(reopen) lead. Nearest: moves: only for * but [reopen]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.visible(subject("mila"), TRANSITION, LEAD))
                .withMessage("TRANSITION needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.visible(subject("mila"), READ, LEAD, "junk"))
                .withMessage("READ has no name");
    }

    @Test
    void days_are_counted_in_the_zone_of_the_unit_and_both_ends_are_in() {
        Principal mila = Dealers.CHART.principal("main", "mila").orElseThrow();
        LocalDate day = LocalDate.of(2026, 7, 1);
        Principal cover = new Principal(
                mila.ref(),
                "mila",
                true,
                false,
                mila.zone(),
                List.of(new Principal.Assignment("HEAD", Dealers.unit("south.sales"), day, day)));
        AccessEngine engine =
                engine(reading("r").roles("HEAD").scope(Scope.UNIT).build());

        assertThat(readAt(engine, cover, "2026-06-30T20:59:59Z")).isFalse();
        assertThat(readAt(engine, cover, "2026-06-30T21:00:00Z")).isTrue();
        assertThat(readAt(engine, cover, "2026-07-01T20:59:59Z")).isTrue();
        assertThat(readAt(engine, cover, "2026-07-01T21:00:00Z")).isFalse();
    }

    @Test
    void a_rule_may_have_days_too() {
        Principal hana = Dealers.CHART.principal("main", "hana").orElseThrow();
        AccessEngine engine = engine(reading("r")
                .roles("HEAD")
                .scope(Scope.ALL)
                .days(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2))
                .build());

        assertThat(readAt(engine, hana, "2026-06-30T20:59:59Z")).isFalse();
        assertThat(readAt(engine, hana, "2026-07-02T20:59:59Z")).isTrue();
        assertThat(readAt(engine, hana, "2026-07-02T21:00:00Z")).isFalse();
    }

    private static boolean readAt(AccessEngine engine, Principal principal, String instant) {
        Subject subject = Subject.of(principal, Dealers.CHART, "main", Instant.parse(instant));
        return read(engine, subject, OF_SVETA).permitted();
    }

    @Test
    void whoever_is_not_active_or_holds_a_role_in_an_unknown_unit_has_no_rights() {
        Principal olga = Dealers.CHART.principal("main", "olga").orElseThrow();
        AccessEngine engine =
                engine(reading("r").roles("OWNER").scope(Scope.ALL).build());
        Principal dismissed = new Principal(olga.ref(), "olga", false, false, olga.zone(), olga.assignments());
        Subject lost = holding("olga", Principal.Assignment.of("OWNER", Dealers.user("olga")));

        assertThat(read(engine, Subject.of(dismissed, Dealers.CHART, "main", Worlds.NOW), OF_MILA))
                .hasToString("The user olga is not active");
        assertThat(read(engine, lost, OF_MILA).permitted()).isFalse();
    }

    @Test
    void a_refusal_tells_the_nearest_grants() {
        AccessEngine engine = engine(
                reading("own").roles("EMPLOYEE").scope(Scope.OWN).build(),
                reading("tree").roles("HEAD").scope(Scope.UNIT_TREE).build());

        assertThat(read(engine, subject("max"), OF_MILA)).isInstanceOfSatisfying(Deny.class, refused -> {
            assertThat(refused.code()).isEqualTo("NO_GRANT");
            assertThat(refused.misses())
                    .extracting(Miss::grant, Miss::failed)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("own", Part.SCOPE),
                            org.assertj.core.groups.Tuple.tuple("tree", Part.ROLE));
            assertThat(refused)
                    .hasToString("max has no right to READ lead. Nearest: own: the record is outside the scope"
                            + " OWN; tree: needs a role of [HEAD]");
        });
    }

    @Test
    void settings_are_asked_of_the_unit_they_hold_in() {
        AccessEngine engine = engine(AccessRule.grant("c")
                .roles("HEAD")
                .actions(CONFIGURE)
                .types("unit")
                .scope(Scope.UNIT)
                .build());

        assertThat(engine.visible(subject("hana"), CONFIGURE, Unit.TYPE, "pipeline"))
                .isEqualTo(Condition.ids(List.of(Dealers.unit("north.sales").id())));
    }

    @Test
    void a_service_never_creates_by_hand() {
        AccessEngine engine = engine(AccessRule.grant("c")
                .roles(NameSet.any())
                .actions(CREATE_MANUAL, READ)
                .types("lead")
                .scope(Scope.ALL)
                .build());

        assertThat(engine.visible(subject("intake"), CREATE_MANUAL, LEAD)).isEqualTo(Condition.never());
        assertThat(engine.visible(subject("intake"), READ, LEAD)).isEqualTo(Condition.always());
        assertThat(engine.visible(subject("olga"), CREATE_MANUAL, LEAD)).isEqualTo(Condition.always());
    }

    @Test
    void rows_of_a_record_are_read_by_whoever_views_its_history() {
        AccessEngine engine = engine(AccessRule.grant("history")
                        .roles("EMPLOYEE")
                        .actions(VIEW_HISTORY)
                        .types("lead")
                        .scope(Scope.OWN)
                        .build())
                .withDependent(Worlds.STORY, Worlds.ABOUT);
        Record story = Record.create(Worlds.STORY, OF_SVETA.id())
                .set(Worlds.ABOUT, OF_MILA.ref())
                .build();
        Related related = Worlds.following(List.of(OF_MILA, OF_SVETA));

        assertThat(engine.decide(subject("mila"), READ, story, related)).isEqualTo(Permit.BY_RECORD);
        assertThat(engine.decide(subject("max"), READ, story, related).permitted())
                .isFalse();
        assertThat(engine.decide(subject("adam"), READ, story, related).permitted())
                .isFalse();
        assertThat(engine.visible(subject("adam"), READ, Worlds.STORY)).isEqualTo(Condition.never());
        assertThat(engine.visible(subject("mila"), UPDATE, Worlds.STORY)).isEqualTo(Condition.never());
    }
}
