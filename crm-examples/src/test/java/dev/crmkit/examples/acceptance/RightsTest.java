package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.Allowance;
import dev.crmkit.core.access.Explanation;
import dev.crmkit.core.access.ParticipantLevel;
import dev.crmkit.core.access.Rights;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.SubstitutionEntry;
import dev.crmkit.core.org.UserEntry;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules say why, who and what; to those who may ask. */
class RightsTest {

    private static Lead lead(Town town) {
        return town.as("olga")
                .leads()
                .register(Lead.draft()
                        .title("Camry за 2 500 000")
                        .contactName("Иванов")
                        .owner(town.user("mila"))
                        .unit(town.unit("north.sales")));
    }

    private static Rights rights(Town town, String login) {
        return town.as(login).rights();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void one_is_told_why_about_what_one_sees(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        assertThat(rights(town, "mila")
                        .explain(AccessAction.READ, lead.ref())
                        .text()
                        .en())
                .isEqualTo("mila may: rule read-own, role EMPLOYEE");
        Explanation refused = rights(town, "mila").explain(AccessAction.DELETE, lead.ref());
        assertThat(refused.permitted()).isFalse();
        assertThat(refused.text().ru().lines().toList())
                .containsExactly(
                        "mila не имеет права DELETE lead",
                        "  delete-all: нужна роль [CEO]",
                        "  delete-tree: нужна роль [DEPUTY_HEAD, HEAD]");
        Refused.notFound(town, () -> rights(town, "max").explain(AccessAction.READ, lead.ref()));
        Refused.notFound(town, () -> rights(town, "adam").explain(AccessAction.READ, lead.ref()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whoever_gives_roles_is_told_about_others_and_what_would_help(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        Explanation max = rights(town, "adam").explainFor("max", AccessAction.READ, "", lead.ref());
        assertThat(max.text().en().lines().toList())
                .contains("  it would be allowed to the owner")
                .noneMatch(line -> line.contains("Camry") || line.contains("Иванов"));
        Explanation hugo = rights(town, "olga").explainFor("hugo", AccessAction.READ, "", lead.ref());
        assertThat(hugo.text().en()).contains("it would be allowed in the unit south.sales");
        Refused.notFound(town, () -> rights(town, "mila").explainFor("max", AccessAction.READ, "", lead.ref()));
        Refused.notFound(town, () -> rights(town, "hugo").explainFor("max", AccessAction.READ, "", lead.ref()));
        Refused.invalid(town, () -> rights(town, "olga").explainFor("nobody", AccessAction.READ, "", lead.ref()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_substitution_is_the_reason_while_it_lasts(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        town.as("olga")
                .people()
                .substitute(SubstitutionEntry.of(
                        "hana", "max", "HEAD", "north.sales", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 14)));
        town.jumpTo("2026-07-01T09:00");
        assertThat(rights(town, "max")
                        .explain(AccessAction.READ, lead.ref())
                        .text()
                        .en())
                .isEqualTo("max may: substitution for hana, role HEAD, rule read-tree");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void everybody_who_may_is_listed_with_his_reason(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        assertThat(rights(town, "adam").whoCan(AccessAction.READ, "", lead.ref()))
                .extracting(Explanation::login)
                .containsExactly("automation", "carl", "dima", "hana", "mila", "olga");
        town.as("mila").leads().share(lead.ref(), town.user("sveta"), ParticipantLevel.READER);
        assertThat(rights(town, "olga").whoCan(AccessAction.READ, "", lead.ref()))
                .extracting(Explanation::login)
                .contains("sveta")
                .doesNotContain("max", "hugo", "adam");
        assertThat(rights(town, "adam").whoCan(AccessAction.TRANSITION, "junk", lead.ref()))
                .extracting(Explanation::login)
                .contains("mila", "hana");
        Refused.notFound(town, () -> rights(town, "mila").whoCan(AccessAction.READ, "", lead.ref()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_somebody_may_do_is_listed_by_type(StoreKind kind) {
        Town town = Town.on(kind);
        assertThat(rights(town, "mila").whatCan())
                .extracting(Allowance::toString)
                .contains(
                        "UPDATE lead: update-own: role EMPLOYEE, scope OWN",
                        "READ unit ALL: directory-cards: role EMPLOYEE, scope ALL")
                .noneMatch(line -> line.startsWith("DELETE"));
        assertThat(rights(town, "adam").whatCan("mila"))
                .isEqualTo(rights(town, "mila").whatCan());
        assertThat(rights(town, "adam").whatCan())
                .extracting(Allowance::type)
                .doesNotContain("lead", "deal", "contact");
        town.as("olga").people().addUser(UserEntry.person("nina", "Нина").withUnit("north.sales"));
        assertThat(rights(town, "nina").whatCan()).isEmpty();
        Refused.invalid(town, () -> rights(town, "mila").whatCan("hana"));
    }
}
