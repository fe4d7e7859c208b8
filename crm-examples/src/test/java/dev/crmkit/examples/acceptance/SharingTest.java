package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.access.ParticipantLevel;
import dev.crmkit.core.access.SharedWith;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.RecordRef;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record is shared with somebody outside its unit: that record, for looking or for changing, and nothing around it. */
class SharingTest {

    private static Lead lead(Town town) {
        return town.as("olga")
                .leads()
                .register(Lead.draft()
                        .title("Camry")
                        .contactName("Иванов")
                        .owner(town.user("mila"))
                        .unit(town.unit("north.sales")));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_reader_sees_the_contact_and_not_the_deal(StoreKind kind) {
        Town town = Town.on(kind);
        Contact ivanov = town.as("hana")
                .clients()
                .contacts()
                .add(Values.draft().set(Contact.NAME, "Иванов").set(Contact.BIRTH_DATE, LocalDate.of(1980, 5, 1)));
        Deal deal = town.as("hana")
                .deals()
                .open(Values.draft().set(Deal.TITLE, "Camry").set(Deal.CONTACT, ivanov.ref()));
        Refused.notFound(town, () -> town.as("sveta").clients().contacts().get(ivanov.ref()));

        town.as("hana").clients().contacts().share(ivanov.ref(), town.user("sveta"), ParticipantLevel.READER);
        Contact seen = town.as("sveta").clients().contacts().get(ivanov.ref());
        assertThat(seen.get(Contact.NAME)).contains("Иванов");
        assertThat(seen.get(Contact.BIRTH_DATE)).as("a personal field").isEmpty();
        assertThat(town.as("sveta").clients().contacts().count(Condition.always()))
                .isEqualTo(1);
        assertThat(town.as("sveta").deals().find(deal.ref())).isEmpty();
        assertThat(town.as("sveta").deals().count(Condition.always())).isZero();
        Refused.denied(
                town, () -> town.as("sveta").clients().contacts().edit(ivanov.ref(), Map.of(Contact.NAME, "Петров")));

        town.as("hana").clients().contacts().unshare(ivanov.ref(), town.user("sveta"));
        assertThat(town.as("sveta").clients().contacts().find(ivanov.ref())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_one_shares_for_changing_he_may_change_himself(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        town.as("mila").leads().share(lead.ref(), town.user("hugo"), ParticipantLevel.EDITOR);
        assertThat(town.as("hugo")
                        .leads()
                        .edit(lead.ref(), Map.of(Lead.NEED, "кредит"))
                        .get(Lead.NEED))
                .contains("кредит");
        assertThat(town.as("hugo").leads().list(Condition.always()).items()).hasSize(1);
        assertThat(town.as("hugo").leads().history(lead.ref())).isNotEmpty();
        assertThat(town.as("hugo").leads().moves(lead.ref())).isNotEmpty();
        assertThat(town.as("mila").leads().participants(lead.ref()))
                .extracting(SharedWith::level)
                .containsExactly(ParticipantLevel.EDITOR);

        town.as("mila").leads().share(lead.ref(), town.user("hugo"), ParticipantLevel.READER);
        Refused.denied(town, () -> town.as("hugo").leads().edit(lead.ref(), Map.of(Lead.NEED, "лизинг")));
        town.as("mila").leads().share(lead.ref(), town.user("max"), ParticipantLevel.READER);
        Refused.denied(
                town, () -> town.as("max").leads().share(lead.ref(), town.user("sveta"), ParticipantLevel.READER));
        Refused.notFound(
                town, () -> town.as("sveta").leads().share(lead.ref(), town.user("sveta"), ParticipantLevel.READER));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_team_of_two_dealers_works_on_one_lead(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        RecordRef team = town.as("olga")
                .people()
                .addTeam("fleet", "Корпоративные продажи")
                .ref();
        town.as("olga").people().join("fleet", "hugo");
        Refused.denied(town, () -> town.as("hana").people().join("fleet", "mila"));
        town.as("mila").leads().share(lead.ref(), team, ParticipantLevel.EDITOR);
        assertThat(town.as("hugo")
                        .leads()
                        .edit(lead.ref(), Map.of(Lead.NEED, "флот"))
                        .get(Lead.NEED))
                .contains("флот");
        town.as("olga").people().leave("fleet", "hugo");
        Refused.notFound(town, () -> town.as("hugo").leads().edit(lead.ref(), Map.of(Lead.NEED, "x")));
        assertThat(town.as("olga").people().teams(Query.all()).items()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void sharing_with_nobody_is_refused(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = lead(town);
        Refused.invalid(
                town,
                () -> town.as("mila")
                        .leads()
                        .share(lead.ref(), new RecordRef("user", town.newId()), ParticipantLevel.READER));
        Refused.invalid(town, () -> town.as("mila").leads().share(lead.ref(), lead.ref(), ParticipantLevel.READER));
        assertThat(town.as("mila").leads().unshare(lead.ref(), town.user("max")).number())
                .isEqualTo(lead.number());
    }
}
