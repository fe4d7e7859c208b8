package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.Actor;
import dev.crmkit.CrmSession;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.RoleEntry;
import dev.crmkit.core.org.RoleProposal;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.org.SubstitutionEntry;
import dev.crmkit.spi.condition.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worked example of the access list: who may see, change, delete and add what, and who may hand rights on. */
class AccessListTest {
    private static final List<String> ALL = List.of("olga", "carl", "hana", "dima", "mila", "max", "sveta", "adam");

    /** Lead K of mila in the north, lead S of sveta in the south. */
    private record Scene(Town town, Lead k, Lead s) {
        static Scene on(StoreKind kind) {
            return of(Town.on(kind));
        }

        static Scene of(Town town) {
            return new Scene(town, lead(town, "mila", "north.sales"), lead(town, "sveta", "south.sales"));
        }

        private static Lead lead(Town town, String owner, String unit) {
            return town.as("olga")
                    .leads()
                    .register(Lead.draft()
                            .title("Camry")
                            .contactName("Иванов")
                            .owner(town.user(owner))
                            .unit(town.unit(unit)));
        }

        List<String> reading(Lead lead) {
            return ALL.stream()
                    .filter(login -> town.as(login).leads().find(lead.ref()).isPresent())
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_table(StoreKind kind) {
        Scene scene = Scene.on(kind);
        assertThat(scene.reading(scene.k)).containsExactly("olga", "carl", "hana", "dima", "mila");
        assertThat(scene.reading(scene.s)).containsExactly("olga", "carl", "sveta");
        for (String login : List.of("max", "sveta", "adam")) {
            Refused.notFound(scene.town, () -> edit(scene, login));
        }
        Refused.denied(scene.town, () -> scene.town.as("mila").leads().delete(scene.k.ref()));
        for (String login : List.of("mila", "max", "sveta", "adam")) {
            Refused.denied(scene.town, () -> byHand(scene, login));
        }
        for (String login : List.of("olga", "carl", "hana", "dima", "mila")) {
            assertThat(edit(scene, login).get(Lead.NEED)).contains(login);
        }
        for (String login : List.of("olga", "carl", "hana", "dima")) {
            Lead doomed = Scene.lead(scene.town, "mila", "north.sales");
            scene.town.as(login).leads().delete(doomed.ref());
            assertThat(scene.town.as("olga").leads().find(doomed.ref())).isEmpty();
            assertThat(byHand(scene, login).number()).isNotEmpty();
        }
    }

    private static Lead byHand(Scene scene, String login) {
        return scene.town
                .as(login)
                .leads()
                .register(Lead.draft().title("Corolla").contactName("Петров").unit(scene.town.unit("north.sales")));
    }

    private static Lead edit(Scene scene, String login) {
        return scene.town.as(login).leads().edit(scene.k.ref(), Map.of(Lead.NEED, login));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a10_a_list_and_its_count_agree_and_the_administrator_sees_nothing(StoreKind kind) {
        Scene scene = Scene.on(kind);
        assertThat(list(scene.town.as("hana"))).containsExactly(scene.k.ref().toString());
        assertThat(scene.town.as("hana").leads().count(Condition.always())).isEqualTo(1);
        assertThat(list(scene.town.as("adam"))).isEmpty();
        assertThat(scene.town.as("adam").leads().count(Condition.always())).isZero();
    }

    private static List<String> list(CrmSession session) {
        return session.leads().list(Condition.always()).items().stream()
                .map(lead -> lead.ref().toString())
                .toList();
    }

    // A11, one cover

    private static SubstitutionEntry cover(String absent, String deputy, String role) {
        return SubstitutionEntry.of(
                        absent, deputy, role, "north.sales", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 14))
                .because("отпуск");
    }

    private static boolean reads(Scene scene, String login, Lead lead) {
        return scene.town.as(login).leads().find(lead.ref()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a11_a_substitution_holds_on_its_days_and_names_both(StoreKind kind) {
        Scene scene = Scene.on(kind);
        scene.town.as("olga").people().substitute(cover("hana", "max", "HEAD"));
        scene.town.jumpTo("2026-06-30T23:59");
        assertThat(reads(scene, "max", scene.k)).isFalse();
        scene.town.jumpTo("2026-07-01T00:00");
        assertThat(reads(scene, "max", scene.k)).isTrue();
        assertThat(reads(scene, "max", scene.s)).isFalse();
        scene.town.as("max").leads().edit(scene.k.ref(), Map.of(Lead.NEED, "кредит"));
        List<HistoryEntry> history = scene.town.as("olga").leads().history(scene.k.ref());
        HistoryEntry last = history.get(history.size() - 1);
        assertThat(last.actor()).isEqualTo("max");
        assertThat(last.onBehalfOf()).contains("hana");
        scene.town.jumpTo("2026-07-14T23:59");
        assertThat(reads(scene, "max", scene.k)).isTrue();
        scene.town.jumpTo("2026-07-15T00:00");
        assertThat(reads(scene, "max", scene.k)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a11_what_the_absent_one_loses_her_deputy_loses_at_once(StoreKind kind) {
        Scene scene = Scene.on(kind);
        scene.town.as("olga").people().substitute(cover("hana", "max", "HEAD"));
        scene.town.jumpTo("2026-07-05T12:00");
        assertThat(reads(scene, "max", scene.k)).isTrue();
        scene.town.as("olga").people().takeRole("hana", "HEAD", "north.sales");
        assertThat(reads(scene, "max", scene.k)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a11_a_deputy_hands_nothing_on_and_stands_in_for_one_only(StoreKind kind) {
        Scene scene = Scene.on(kind);
        scene.town.as("olga").people().substitute(cover("hana", "max", "HEAD"));
        scene.town.as("olga").people().substitute(cover("max", "sveta", "EMPLOYEE"));
        scene.town.jumpTo("2026-07-02T12:00");
        assertThat(reads(scene, "sveta", scene.k)).isFalse();
        Refused.denied(scene.town, () -> scene.town.as("max").people().substitute(cover("hana", "sveta", "HEAD")));
        Refused.denied(scene.town, () -> scene.town.as("max").people().giveRole("sveta", "EMPLOYEE", "north.sales"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a11_it_can_be_ended_early_and_is_bounded_like_a_gift(StoreKind kind) {
        Scene scene = Scene.on(kind);
        Refused.rejected(scene.town, () -> scene.town.as("adam").people().substitute(cover("hana", "max", "HEAD")));
        Refused.invalid(scene.town, () -> scene.town.as("olga").people().substitute(cover("mila", "max", "HEAD")));
        Refused.invalid(scene.town, () -> scene.town.as("olga").people().substitute(cover("hana", "hana", "HEAD")));
        Substitution given = scene.town.as("olga").people().substitute(cover("hana", "max", "HEAD"));
        assertThat(scene.town
                        .as("olga")
                        .people()
                        .substitute(cover("hana", "max", "HEAD"))
                        .ref())
                .isEqualTo(given.ref());
        scene.town.jumpTo("2026-07-02T12:00");
        Refused.notFound(scene.town, () -> scene.town.as("max").people().endSubstitution(given.ref()));
        scene.town.as("olga").people().endSubstitution(given.ref());
        assertThat(reads(scene, "max", scene.k)).isFalse();
        assertThat(scene.town.as("olga").people().history(given.ref())).hasSize(2);
    }

    // A12, four eyes

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a12_an_administrator_gives_himself_nothing_alone(StoreKind kind) {
        Scene scene = Scene.on(kind);
        Refused.rejected(scene.town, () -> scene.town.as("adam").people().giveRole("adam", "CEO", "net"));
        RoleProposal proposal = scene.town.as("adam").people().proposeRole(RoleEntry.of("adam", "CEO", "net"));
        assertThat(reads(scene, "adam", scene.k)).isFalse();
        Refused.rejected(scene.town, () -> scene.town.as("adam").people().confirmRole(proposal.ref()));
        Refused.notFound(scene.town, () -> scene.town.as("hana").people().confirmRole(proposal.ref()));
        RoleProposal decided = scene.town.as("olga").people().confirmRole(proposal.ref());
        assertThat(decided.decision()).contains("CONFIRMED");
        assertThat(reads(scene, "adam", scene.k)).isTrue();
        Refused.rejected(scene.town, () -> scene.town.as("olga").people().rejectRole(proposal.ref()));
        assertThat(scene.town.as("olga").people().history(proposal.ref()))
                .extracting(HistoryEntry::actor)
                .containsExactly("adam", "olga");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a12_a_rejected_role_is_nobodys(StoreKind kind) {
        Scene scene = Scene.on(kind);
        RoleProposal proposal = scene.town.as("adam").people().proposeRole(RoleEntry.of("max", "HEAD", "north.sales"));
        Refused.denied(
                scene.town,
                () -> scene.town.as("dima").people().proposeRole(RoleEntry.of("max", "HEAD", "north.sales")));
        scene.town.as("carl").people().rejectRole(proposal.ref());
        assertThat(reads(scene, "max", scene.k)).isFalse();
        Refused.rejected(scene.town, () -> scene.town.as("olga").people().confirmRole(proposal.ref()));
    }

    // M1

    private static Definitions mobile() {
        AccessRules rules = AccessRules.standard().toBuilder()
                .rule(AccessRule.grant("delete-own")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.DELETE)
                        .types("lead")
                        .scope(Scope.OWN)
                        .build())
                .profile(
                        "MOBILE",
                        AccessRule.grant("mobile")
                                .actions(AccessAction.READ)
                                .types("lead", "task")
                                .scope(Scope.OWN)
                                .build())
                .build();
        return Definitions.shipped().access(rules).build();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void m1_what_the_profile_lacks_is_refused_even_where_it_is_granted(StoreKind kind) {
        Scene scene = Scene.of(Town.on(kind, mobile()));
        CrmSession phone = scene.town.crm().as(Actor.user("mila").through("MOBILE"));
        assertThat(phone.leads().get(scene.k.ref()).title()).isEqualTo("Camry");
        assertThat(Refused.denied(scene.town, () -> phone.leads().delete(scene.k.ref()))
                        .decision()
                        .code())
                .isEqualTo("CAPABILITY");
        CrmSession head = scene.town.crm().as(Actor.user("hana").through("MOBILE"));
        assertThat(list(head)).isEmpty();
        assertThat(head.leads().count(Condition.always())).isZero();
        scene.town.as("mila").leads().delete(scene.k.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void m1_a_user_may_be_put_behind_a_profile_for_good(StoreKind kind) {
        Scene scene = Scene.of(Town.on(kind, mobile()));
        scene.town.as("olga").people().setProfile("mila", "MOBILE");
        assertThat(Refused.denied(
                                scene.town, () -> scene.town.as("mila").leads().delete(scene.k.ref()))
                        .decision()
                        .code())
                .isEqualTo("CAPABILITY");
        Refused.invalid(scene.town, () -> scene.town.as("olga").people().setProfile("mila", "TABLET"));
        Refused.denied(
                scene.town,
                () -> scene.town
                        .crm()
                        .as(Actor.user("mila").through("TABLET"))
                        .leads()
                        .find(scene.k.ref()));
        scene.town.as("olga").people().setProfile("mila", "FULL");
        scene.town.as("mila").leads().delete(scene.k.ref());
    }
}
