package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.report.Report;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was put into the bin is seen on no path, and holds nothing that others might want. */
class BinTest {

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_deleted_record_is_seen_on_no_path(StoreKind kind) {
        Town town = Town.on(kind);
        RecordRef kept = town.as("hana").leads().register(town.leadDraft()).ref();
        RecordRef gone = town.as("hana").leads().register(town.leadDraft()).ref();
        town.as("hana").leads().delete(gone);
        for (String login : List.of("olga", "carl", "hana", "dima")) {
            var leads = town.as(login).leads();
            assertThat(leads.find(gone)).isEmpty();
            assertThat(leads.list(Query.all()).items()).extracting(Lead::ref).containsExactly(kept);
            assertThat(leads.list(Query.all().withArchived()).items()).hasSize(1);
            assertThat(leads.list(Header.DELETED_AT.isNotEmpty()).items()).isEmpty();
            assertThat(leads.count(Condition.always())).isEqualTo(1);
            assertThat(leads.count(Condition.id(gone.id()))).isZero();
            assertThat(leads.report(Report.all().by(Lead.STATE).count("n")).rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.count("n")).isEqualTo(1));
            Refused.notFound(town, () -> leads.get(gone));
            Refused.notFound(town, () -> leads.history(gone));
            Refused.notFound(town, () -> leads.moves(gone));
            Refused.notFound(town, () -> leads.edit(gone, Map.of(Lead.NEED, "седан")));
            Refused.notFound(town, () -> leads.fire(gone, "startContact"));
            Refused.notFound(town, () -> leads.delete(gone));
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_deleted_record_is_related_to_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        Contact contact =
                town.as("hana").clients().contacts().add(Values.draft().set(Contact.NAME, "Пётр"));
        Deal deal = town.as("hana")
                .deals()
                .open(Values.draft().set(Deal.TITLE, "Camry").set(Deal.CONTACT, contact.ref()));
        Condition ofPeter = Deal.CONTACT.to("contact", Contact.NAME).is("пётр");
        assertThat(town.as("hana").deals().count(ofPeter)).isEqualTo(1);
        town.as("hana").clients().contacts().delete(contact.ref());
        assertThat(town.as("hana").deals().count(ofPeter)).isZero();
        assertThat(town.as("hana").deals().count(ofPeter.not())).isEqualTo(1);
        assertThat(town.as("hana").deals().get(deal.ref()).get(Deal.CONTACT)).contains(contact.ref());
        var refusal = Refused.invalid(
                town,
                () -> town.as("hana")
                        .deals()
                        .open(Values.draft().set(Deal.TITLE, "Corolla").set(Deal.CONTACT, contact.ref())));
        assertThat(Refused.told(refusal.violations())).containsExactly("contact NO_RECORD");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_deleted_record_frees_its_keys(StoreKind kind) {
        Town town = Town.on(kind);
        RecordRef gone = town.as("hana")
                .leads()
                .register(town.leadDraft().externalKey("site:17"))
                .ref();
        town.as("hana").leads().delete(gone);
        Lead again = town.as("hana").leads().register(town.leadDraft().externalKey("site:17"));
        assertThat(again.ref()).isNotEqualTo(gone);
        assertThat(again.get(Header.EXTERNAL_KEY)).contains("site:17");
        Values person = Values.draft().set(Contact.NAME, "Пётр").set(Contact.PHONES, "8 (916) 111-22-33");
        Contact contact = town.as("hana").clients().contacts().add(person);
        Refused.invalid(town, () -> town.as("hana").clients().contacts().add(person));
        town.as("hana").clients().contacts().delete(contact.ref());
        assertThat(town.as("hana").clients().contacts().add(person).ref()).isNotEqualTo(contact.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_timers_of_a_deleted_record_are_gone(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = town.as("hana").deals().open(Values.draft().set(Deal.TITLE, "Camry"));
        town.as("hana").quotes().send(town.as("hana").quotes().draft(deal.ref(), Money.of("100.00", "RUB")));
        assertThat(town.dump().of("timer")).hasSize(1);
        town.as("hana").deals().delete(deal.ref());
        assertThat(town.dump().of("timer")).isEmpty();
        town.goTo("2026-04-01T10:00");
        assertThat(town.tasks(Task.PURPOSE.is("callback"))).isEmpty();
    }
}
