package dev.crmkit.examples.acceptance;

import static dev.crmkit.core.lead.ConversionPlan.automatic;
import static dev.crmkit.core.lead.ConversionPlan.link;
import static dev.crmkit.core.lead.ConversionPlan.linkAndFill;
import static dev.crmkit.core.lead.ConversionPlan.skip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.lead.ConversionPreview;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Values;
import dev.crmkit.core.workflow.ShippedWorkflows;
import dev.crmkit.core.workflow.WorkflowJson;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.PhoneNumber;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lead becomes client and deal: wholly or not at all, once, and back (V1 to V4). */
class ConversionTest {
    private static final String PHONE = "+79161112233";
    private static final String OTHER_PHONE = "+79161112244";

    // V1

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v1_a_duplicate_contact_leaves_nothing_half_converted(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        contact(town, "hana", PHONE);
        Lead draft = town.as("hana").leads().register(town.leadDraft().companyName("Каскад"));
        RecordRef lead = qualify(town, draft).ref();
        ConversionPlan plan = automatic().company(ConversionPlan.create()).contact(ConversionPlan.create());
        var refusal = Refused.invalid(town, () -> town.as("mila").leads().convert(lead, plan));
        assertThat(Refused.told(refusal.violations())).containsExactly("phones DUPLICATE");
        assertThat(town.as("mila").leads().get(lead).state()).isEqualTo("QUALIFIED");
        assertThat(town.dump().of("company")).isEmpty();
        assertThat(town.dump().of("deal")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v1_a_duplicate_nobody_here_may_see_is_refused_the_same_way(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        RecordRef lead = qualified(town).ref();
        Contact hidden = contact(town, "olga", PHONE);
        town.as("olga").clients().contacts().moveTo(hidden.ref(), town.unit("south.sales"));
        ConversionPlan plan = automatic().contact(ConversionPlan.create());
        var refusal = Refused.invalid(town, () -> town.as("mila").leads().convert(lead, plan, "key-1"));
        assertThat(Refused.told(refusal.violations())).containsExactly("phones DUPLICATE");
        assertThat(refusal).hasMessageNotContaining(hidden.ref().id().toString());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v1_a_target_without_its_required_fields_leaves_nothing_either(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead lead = town.as("hana").leads().register(Lead.draft().title("Без имени"));
        RecordRef ready = qualify(town, lead).ref();
        ConversionPlan plan = automatic().company(ConversionPlan.create()).contact(ConversionPlan.create());
        var refusal = Refused.invalid(town, () -> town.as("mila").leads().convert(ready, plan));
        assertThat(Refused.told(refusal.violations())).containsExactly("company.name REQUIRED");
    }

    // V2

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v2_linking_fills_only_what_is_empty(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Contact known = contactOfMila(town);
        Lead lead = qualified(town);
        Lead converted = town.as("mila")
                .leads()
                .convert(
                        lead.ref(),
                        automatic()
                                .contact(linkAndFill(known.ref())
                                        .with(Contact.POSITION, "Директор")
                                        .with(Contact.NAME, "Другое имя")));
        Contact filled = town.as("mila").clients().contacts().get(known.ref());
        assertThat(filled.get(Contact.PHONES)).isEqualTo(known.get(Contact.PHONES));
        assertThat(filled.name()).isEqualTo("Иванов Пётр Петрович");
        assertThat(filled.get(Contact.POSITION)).contains("Директор");
        assertThat(filled.version()).isEqualTo(known.version() + 1);
        assertThat(converted.contact()).contains(known.ref());
        assertThat(deal(town, converted).get(Deal.CONTACT)).contains(known.ref());
        assertThat(keys(town)).containsExactly("contact|phone|" + OTHER_PHONE);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v2_what_is_listed_is_overwritten_and_matched_by_from_then_on(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Contact known = contactOfMila(town);
        Lead lead = qualified(town);
        ConversionPlan plan = automatic()
                .contact(linkAndFill(known.ref())
                        .with(Contact.POSITION, "Директор")
                        .overwriting(Contact.PHONES));
        town.as("mila").leads().convert(lead.ref(), plan);
        Contact overwritten = town.as("mila").clients().contacts().get(known.ref());
        assertThat(phones(overwritten)).containsExactly(PHONE);
        assertThat(overwritten.name()).isEqualTo("Иванов Пётр Петрович");
        assertThat(overwritten.get(Contact.POSITION)).contains("Директор");
        assertThat(keys(town)).containsExactly("contact|phone|" + PHONE);
        assertThat(contact(town, "hana", OTHER_PHONE).get(Contact.PHONES)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v2_a_plain_link_changes_nothing_of_the_linked_record(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Contact known = contactOfMila(town);
        Lead lead = qualified(town);
        Lead converted = town.as("mila")
                .leads()
                .convert(lead.ref(), automatic().contact(link(known.ref()).with(Contact.POSITION, "Директор")));
        assertThat(town.as("mila").clients().contacts().get(known.ref())).isEqualTo(known);
        assertThat(deal(town, converted).get(Deal.CONTACT)).contains(known.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v2_a_record_one_may_not_see_cannot_be_linked(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Contact hidden = contact(town, "hana", OTHER_PHONE);
        RecordRef lead = qualified(town).ref();
        ConversionPlan plan = automatic().contact(link(hidden.ref()));
        var refusal = Refused.notFound(town, () -> town.as("mila").leads().convert(lead, plan));
        assertThat(refusal.ref()).isEqualTo(hidden.ref());
    }

    // V3

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v3_the_same_key_answers_the_same_and_does_nothing(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead lead = qualified(town);
        ConversionPlan plan = automatic().company(new ConversionPlan.Create(Map.of("name", "Каскад", "form", "OOO")));
        Lead first = town.as("mila").leads().convert(lead.ref(), plan, "key-1");
        Dump after = town.dump();
        Lead again = town.as("mila").leads().convert(lead.ref(), plan, "key-1");
        assertThat(again).isEqualTo(first);
        assertThat(again.deal()).isPresent().isEqualTo(first.deal());
        assertThat(again.company()).isPresent().isEqualTo(first.company());
        assertThat(again.contact()).isPresent().isEqualTo(first.contact());
        assertThat(town.dump()).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v3_another_key_is_told_the_deal(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead lead = qualified(town);
        RecordRef deal = town.as("mila")
                .leads()
                .convert(lead.ref(), automatic(), "key-1")
                .deal()
                .orElseThrow();
        var refusal = Refused.rejected(town, () -> town.as("mila").leads().convert(lead.ref(), automatic(), "key-2"));
        assertThat(refusal.code()).isEqualTo("ALREADY_CONVERTED");
        assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.args()).containsEntry("deal", deal.toString()));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v3_the_same_key_with_another_plan_is_refused(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead lead = qualified(town);
        town.as("mila").leads().convert(lead.ref(), automatic(), "key-1");
        var refusal = Refused.rejected(
                town,
                () -> town.as("mila").leads().convert(lead.ref(), automatic().contact(skip()), "key-1"));
        assertThat(refusal.code()).isEqualTo("KEY_REUSED");
    }

    // V4

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v4_right_after_it_a_conversion_is_taken_back(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = qualified(town);
        RecordRef deal = lead.deal().orElseThrow();
        RecordRef contact = lead.contact().orElseThrow();
        assertThat(bound(town, lead).get(Interaction.DEAL)).contains(deal);
        Lead reverted = town.as("mila").leads().revertConversion(lead.ref());
        assertThat(reverted.state()).isEqualTo("QUALIFIED");
        assertThat(reverted.deal()).isEmpty();
        assertThat(reverted.contact()).isEmpty();
        assertThat(reverted.get(Lead.CONVERTED_AT)).isEmpty();
        assertThat(town.as("olga").deals().find(deal)).isEmpty();
        assertThat(town.as("olga").clients().contacts().find(contact)).isEmpty();
        assertThat(town.as("olga").deals().count(Condition.always())).isZero();
        assertThat(bound(town, lead).get(Interaction.DEAL)).isEmpty();
        assertThat(bound(town, lead).get(Interaction.CONTACT)).isEmpty();
        assertThat(town.tasks(Task.DEAL.isNotEmpty().or(Task.CONTACT.isNotEmpty())))
                .isEmpty();
        assertThat(keys(town)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v4_what_was_taken_back_can_be_converted_anew(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = qualified(town);
        town.as("mila").leads().revertConversion(lead.ref());
        Lead again = town.as("mila").leads().convert(lead.ref(), automatic());
        assertThat(again.state()).isEqualTo("CONVERTED");
        assertThat(again.deal()).isPresent().isNotEqualTo(lead.deal());
        assertThat(deal(town, again).title()).isEqualTo("Camry, трейд-ин");
        assertThat(keys(town)).containsExactly("contact|phone|" + PHONE);
        Lead twice = town.as("mila").leads().revertConversion(lead.ref());
        assertThat(twice.state()).isEqualTo("QUALIFIED");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v4_linked_records_stay_when_a_conversion_is_taken_back(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Contact known = contactOfMila(town);
        Lead lead = qualified(town);
        Lead converted = town.as("mila").leads().convert(lead.ref(), automatic().contact(link(known.ref())));
        town.as("mila").leads().revertConversion(lead.ref());
        assertThat(town.as("mila").clients().contacts().get(known.ref())).isEqualTo(known);
        assertThat(town.as("mila").deals().find(converted.deal().orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v4_one_edit_of_the_deal_and_it_cannot_be_taken_back(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = qualified(town);
        town.as("mila").deals().edit(lead.deal().orElseThrow(), Map.of(Deal.NEXT_STEP, "Встреча"));
        var refusal = Refused.rejected(town, () -> town.as("mila").leads().revertConversion(lead.ref()));
        assertThat(refusal.code()).isEqualTo("NOT_REVERTIBLE");
        assertThat(refusal.violations()).extracting(Violation::en).containsExactly("deal edited by mila");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v4_what_hangs_on_the_deal_keeps_it_from_being_taken_back(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = qualified(town);
        town.as("mila").quotes().draft(lead.deal().orElseThrow(), Money.of("100.00", "RUB"));
        var refusal = Refused.rejected(town, () -> town.as("mila").leads().revertConversion(lead.ref()));
        assertThat(refusal.code()).isEqualTo("NOT_REVERTIBLE");
        assertThat(refusal.violations()).extracting(Violation::en).containsExactly("a quote hangs on the deal");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void v4_a_lead_that_was_never_converted_has_nothing_to_take_back(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead lead = qualified(town);
        var refusal = Refused.rejected(town, () -> town.as("mila").leads().revertConversion(lead.ref()));
        assertThat(refusal.code()).isEqualTo("NOT_CONVERTED");
    }

    // preview

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_preview_shows_what_would_be_and_writes_nothing(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead lead = qualified(town);
        town.as("mila").leads().edit(lead, Map.of(Lead.BUDGET, Money.of("1500000.00", "RUB"), Lead.NEED, "Седан"));
        Dump before = town.dump();
        ConversionPreview preview = town.as("mila").leads().preview(lead.ref(), automatic());
        assertThat(town.dump()).isEqualTo(before);
        assertThat(preview.obstacles()).isEmpty();
        assertThat(preview.duplicates()).isEmpty();
        assertThat(preview.unmapped()).containsExactly("need");
        var deal = preview.records().stream()
                .filter(record -> record.type().key().equals("deal"))
                .findFirst()
                .orElseThrow();
        assertThat(deal.get(Deal.TITLE)).contains("Camry, трейд-ин");
        assertThat(deal.get(Deal.AMOUNT)).contains(Money.of("1500000.00", "RUB"));
        assertThat(deal.get(Deal.SOURCE)).contains("SITE");
        assertThat(preview.records())
                .extracting(record -> record.type().key())
                .contains("contact", "lead", "interaction", "deal");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_preview_names_known_clients_and_that_they_stand_in_the_way(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Contact known = contact(town, "hana", PHONE);
        RecordRef lead = qualified(town).ref();
        ConversionPlan plan = automatic().contact(ConversionPlan.create());
        ConversionPreview preview = town.as("hana").leads().preview(lead, plan);
        assertThat(preview.duplicates()).extracting(record -> record.ref()).containsExactly(known.ref());
        assertThat(Refused.told(preview.obstacles())).containsExactly("phones DUPLICATE");
        ConversionPreview ofMila = town.as("mila").leads().preview(lead, plan);
        assertThat(ofMila.duplicates()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_preview_tells_every_obstacle_the_conversion_would_meet(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        Lead unnamed = town.as("hana").leads().register(Lead.draft().title("Без имени"));
        RecordRef ready = qualify(town, unnamed).ref();
        assertThat(Refused.told(town.as("mila")
                        .leads()
                        .preview(ready, automatic().contact(ConversionPlan.create()))
                        .obstacles()))
                .containsExactly("contact.name REQUIRED");
        RecordRef fresh = town.as("hana").leads().register(town.leadDraft()).ref();
        assertThat(town.as("hana").leads().preview(fresh, automatic()).obstacles())
                .extracting(Violation::code)
                .containsExactly("STATE");
        town.as("mila").leads().convert(ready, automatic());
        assertThat(town.as("mila").leads().preview(ready, automatic()).obstacles())
                .extracting(Violation::code)
                .containsExactly("ALREADY_CONVERTED");
    }

    // rights

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_lead_of_somebody_else_is_not_there_to_be_converted(StoreKind kind) {
        Town town = Town.on(kind, convertingByHand());
        RecordRef lead = qualified(town).ref();
        for (String login : List.of("max", "sveta", "adam")) {
            Refused.notFound(town, () -> town.as(login).leads().convert(lead, automatic()));
            Refused.notFound(town, () -> town.as(login).leads().convert(lead, automatic(), "key-" + login));
            Refused.notFound(town, () -> town.as(login).leads().preview(lead, automatic()));
        }
        town.as("mila").leads().convert(lead, automatic());
        for (String login : List.of("max", "sveta", "adam")) {
            Refused.notFound(town, () -> town.as(login).leads().revertConversion(lead));
        }
    }

    /** The shipped process with conversion as a step of its own (policy MANUAL). */
    private static Definitions convertingByHand() {
        Definitions.Builder builder = Definitions.shipped().assign(AssignmentPolicy.roundRobin("lead", "mila", "mila"));
        String shipped = ShippedWorkflows.json("lead");
        String byHand = shipped.replaceFirst(",\\s*\\{\"do\": \"convert\"}", "");
        assertThat(byHand).isNotEqualTo(shipped);
        return builder.workflow(WorkflowJson.read(byHand, builder.schema())).build();
    }

    /** A lead of mila's that was called with success. */
    private static Lead qualified(Town town) {
        return qualify(town, town.as("hana").leads().register(town.leadDraft()));
    }

    private static Lead qualify(Town town, Lead lead) {
        town.as("mila").interactions().call(lead.ref(), "SUCCESS", "интересно");
        return town.as("mila").leads().qualify(lead);
    }

    private static Contact contact(Town town, String login, String phone) {
        return town.as(login)
                .clients()
                .contacts()
                .add(Values.draft().set(Contact.NAME, "Иванов Пётр Петрович").set(Contact.PHONES, phone));
    }

    private static Contact contactOfMila(Town town) {
        RecordRef contact = contact(town, "hana", OTHER_PHONE).ref();
        return town.as("hana").clients().contacts().assignTo(contact, town.user("mila"));
    }

    private static Deal deal(Town town, Lead converted) {
        return town.as("mila").deals().get(converted.deal().orElseThrow());
    }

    private static Interaction bound(Town town, Lead lead) {
        List<Interaction> all = town.as("olga")
                .interactions()
                .list(Interaction.LEAD.is(lead.ref()))
                .items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<String> phones(Contact contact) {
        return contact.get(Contact.PHONES).orElse(List.of()).stream()
                .map(PhoneNumber::e164)
                .map(e164 -> e164.orElse("?"))
                .toList();
    }

    private static List<String> keys(Town town) {
        return town.dump().of("match_key").stream()
                .map(row -> row.require(MatchKey.KEY))
                .toList();
    }
}
