package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.mining.LogCase;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every change is kept with who, when, from what, to what; it is read by rights to the record and to its fields. */
class HistoryTest {
    private static final Field<Money> MARGIN =
            Field.money("margin").label("Маржа", "Margin").fieldClass(FieldClass.COMMERCIAL);

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void every_change_says_who_when_and_from_what_to_what(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        town.jumpTo("2026-03-02T11:00");
        town.as("mila").leads().edit(lead, Map.of(Lead.NEED, "седан", Lead.TITLE, "Camry"));
        town.jumpTo("2026-03-02T12:00");
        town.as("dima").leads().edit(lead.ref(), Map.of(Lead.NEED, "", Lead.BUDGET, Money.of("100.00", "RUB")));
        town.jumpTo("2026-03-02T13:00");
        town.as("mila").leads().fire(lead.ref(), "startContact");
        town.jumpTo("2026-03-02T14:00");
        town.as("hana").leads().assignTo(lead.ref(), town.user("max"));

        List<HistoryEntry> history = town.as("hana").leads().history(lead.ref());
        assertThat(history).extracting(HistoryEntry::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(history)
                .extracting(HistoryEntry::command)
                .containsExactly("lead.register", "lead.edit", "lead.edit", "lead.startContact", "lead.assign");
        assertThat(history).extracting(HistoryEntry::actor).containsExactly("hana", "mila", "dima", "mila", "hana");
        assertThat(history)
                .extracting(HistoryEntry::at)
                .containsExactly(
                        Town.moscow("2026-03-02T10:00"),
                        Town.moscow("2026-03-02T11:00"),
                        Town.moscow("2026-03-02T12:00"),
                        Town.moscow("2026-03-02T13:00"),
                        Town.moscow("2026-03-02T14:00"));
        assertThat(edits(history.get(0)))
                .contains(
                        "title: - -> Camry, трейд-ин",
                        "phones: - -> +79161112233",
                        "state: - -> NEW",
                        "owner: - -> " + town.user("mila"));
        assertThat(edits(history.get(1)))
                .containsExactlyInAnyOrder("title: Camry, трейд-ин -> Camry", "need: - -> седан");
        assertThat(edits(history.get(2))).containsExactlyInAnyOrder("need: седан -> -", "budget: - -> 100.00 RUB");
        assertThat(edits(history.get(3)))
                .contains("state: NEW -> CONTACTING", "stateSeq: 1 -> 2")
                .hasSize(3);
        assertThat(edits(history.get(4))).containsExactly("owner: " + town.user("mila") + " -> " + town.user("max"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_follows_from_a_command_is_in_the_history_of_each_record(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        town.as("mila").interactions().call(lead.ref(), "SUCCESS", "интересно");
        RecordRef deal = town.as("mila").leads().qualify(lead).deal().orElseThrow();
        assertThat(town.as("mila").deals().history(deal)).singleElement().satisfies(entry -> {
            assertThat(entry.command()).isEqualTo("lead.qualify");
            assertThat(entry.actor()).isEqualTo("mila");
            assertThat(edits(entry)).contains("stage: - -> PROPOSAL_PREP", "origin: - -> CONVERSION");
        });
        town.goTo("2026-03-02T10:15");
        town.as("mila").quotes().send(town.as("mila").quotes().draft(deal, Money.of("100.00", "RUB")));
        List<HistoryEntry> history = town.as("mila").deals().history(deal);
        assertThat(history).extracting(HistoryEntry::command).containsExactly("lead.qualify", "quote.send");
        assertThat(edits(history.get(1))).contains("stage: PROPOSAL_PREP -> PROPOSAL_SENT");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_was_refused_is_not_in_the_history(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        List<HistoryEntry> before = town.as("hana").leads().history(lead.ref());
        Refused.rejected(town, () -> town.as("mila").leads().qualify(lead));
        Refused.invalid(town, () -> town.as("mila").leads().fire(lead, "junk"));
        Refused.denied(town, () -> town.as("mila").leads().delete(lead.ref()));
        Refused.invalid(town, () -> town.as("mila").leads().edit(lead, Map.of(Lead.TITLE, "")));
        town.as("mila").leads().edit(lead, Map.of(Lead.TITLE, lead.title()));
        assertThat(town.as("hana").leads().history(lead.ref())).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_field_one_may_not_read_is_masked_in_the_history(StoreKind kind) {
        Town town = Town.on(kind, withMargin());
        Deal deal = town.as("hana")
                .deals()
                .open(Values.draft()
                        .set(Deal.TITLE, "Camry")
                        .set(MARGIN, "100000.00 RUB")
                        .owner(town.user("mila")));
        town.as("hana").deals().edit(deal, Map.of(MARGIN, "120000.00 RUB", Deal.NEXT_STEP, "звонок"));
        HistoryEntry ofHana = last(town.as("hana").deals().history(deal.ref()));
        assertThat(edits(ofHana))
                .containsExactlyInAnyOrder("margin: 100000.00 RUB -> 120000.00 RUB", "nextStep: - -> звонок");
        HistoryEntry ofMila = last(town.as("mila").deals().history(deal.ref()));
        assertThat(edits(ofMila)).containsExactlyInAnyOrder("margin: masked", "nextStep: - -> звонок");
        assertThat(ofMila.toString()).doesNotContain("120000");
        assertThat(town.as("mila").deals().get(deal.ref()).get(MARGIN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_field_of_a_class_one_may_not_write_is_refused_by_its_class(StoreKind kind) {
        Town town = Town.on(kind, withMargin());
        Deal deal = town.as("hana")
                .deals()
                .open(Values.draft().set(Deal.TITLE, "Camry").owner(town.user("mila")));
        var refusal = Refused.invalid(town, () -> town.as("mila").deals().edit(deal, Map.of(MARGIN, "120000.00 RUB")));
        assertThat(Refused.told(refusal.violations())).containsExactly("margin FIELD_CLASS");
        assertThat(refusal).hasMessageContaining("COMMERCIAL").hasMessageNotContaining("120000");
        var onTheWay = Refused.invalid(
                town,
                () -> town.as("mila")
                        .deals()
                        .fire(deal, "refuse", Map.of(Deal.LOSS_REASON, "дорого", MARGIN, "1.00 RUB")));
        assertThat(Refused.told(onTheWay.violations())).containsExactly("margin FIELD_CLASS");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_history_is_read_by_the_right_to_it(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        Contact contact = town.as("hana")
                .clients()
                .contacts()
                .add(Values.draft()
                        .set(Contact.NAME, "Пётр")
                        .set(Contact.BIRTH_DATE, "1990-05-17")
                        .owner(town.user("mila")));
        for (String login : List.of("olga", "carl", "hana", "dima", "mila")) {
            assertThat(town.as(login).leads().history(lead.ref())).hasSize(1);
            assertThat(town.as(login).leads().stages(lead.ref())).hasSize(1);
            assertThat(log(town, login))
                    .extracting(LogCase::id)
                    .containsExactly(lead.ref().toString());
            assertThat(edits(last(town.as(login).clients().contacts().history(contact.ref()))))
                    .contains("birthDate: - -> 1990-05-17");
        }
        for (String login : List.of("max", "sveta", "hugo", "adam", "intake")) {
            Refused.notFound(town, () -> town.as(login).leads().history(lead.ref()));
            Refused.notFound(town, () -> town.as(login).leads().stages(lead.ref()));
            assertThat(log(town, login)).isEmpty();
            Refused.notFound(town, () -> town.as(login).clients().contacts().history(contact.ref()));
        }
        Refused.denied(town, () -> town.as("automation").leads().history(lead.ref()));
        assertThat(log(town, "automation")).isEmpty();
    }

    private static List<LogCase> log(Town town, String login) {
        return town.as(login).leads().processLog(Condition.always()).cases();
    }

    private static Definitions withMargin() {
        return Definitions.shipped().field(Deal.TYPE, MARGIN).build();
    }

    private static HistoryEntry last(List<HistoryEntry> history) {
        return history.get(history.size() - 1);
    }

    private static List<String> edits(HistoryEntry entry) {
        return entry.edits().stream().map(HistoryTest::told).toList();
    }

    private static String told(HistoryEntry.FieldEdit edit) {
        String values = text(edit.oldValue()) + " -> " + text(edit.newValue());
        return edit.field() + ": " + (edit.masked() ? "masked" : values);
    }

    private static String text(Optional<String> value) {
        return value.orElse("-");
    }
}
