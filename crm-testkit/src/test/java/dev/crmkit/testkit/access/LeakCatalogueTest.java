package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.CrmSession;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.imports.ImportMapping;
import dev.crmkit.core.imports.ImportReport;
import dev.crmkit.core.imports.ImportRun;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.lead.ConversionPreview;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways by which something hidden could be told, each found open once or open elsewhere: all of them stay shut. */
class LeakCatalogueTest {
    private static final Money BUDGET = Money.of("300.00", "RUB");

    @Test
    void nobody_asks_by_what_a_closed_field_was_before() {
        Scene scene = Scene.ofColleagues();
        scene.told(scene.colleagues("deal", Map.of("margin", new BigDecimal("20.00"))), "margin", "20.00");
        Condition guess = Condition.exists(
                new Relation.Inverse("audit_entry", AuditEntry.RECORD),
                Condition.exists(
                        new Relation.Inverse("audit_change", AuditEntry.Change.ENTRY),
                        AuditEntry.Change.NEW.is("20.00")));
        assertThat(Answers.of(() -> scene.as("mila").deals().count(guess)))
                .isEqualTo("audit_entry.audit_change.new NOT_ASKABLE");
        assertThat(Answers.of(() -> scene.as("carl").deals().count(guess))).endsWith("NOT_ASKABLE");
    }

    @Test
    void a_preview_shows_no_record_and_no_field_one_may_not_see() {
        Scene scene = Scene.ofColleagues();
        RecordRef lead = scene.mine("lead", Map.of("state", "QUALIFIED", "budget", BUDGET, "contactName", "blue"));
        scene.far("task", Map.of("lead", lead));
        ConversionPreview preview = scene.as("mila").leads().preview(lead, ConversionPlan.automatic());
        assertThat(preview.obstacles()).isEmpty();
        assertThat(preview.records())
                .extracting(record -> record.type().key())
                .containsExactlyInAnyOrder("lead", "deal", "contact");
        assertThat(preview.records())
                .allSatisfy(record -> assertThat(Canon.print(record)).doesNotContain("300.00"));
        assertThat(scene.as("carl")
                        .leads()
                        .preview(lead, ConversionPlan.automatic())
                        .records())
                .hasSize(4)
                .anySatisfy(record -> assertThat(Canon.print(record)).contains("300.00"));
    }

    @Test
    void an_import_does_not_tell_whether_it_guessed_a_closed_field() {
        Scene scene = Scene.ofColleagues();
        scene.colleagues("asset", Map.of("mileage", 1L, "externalKey", "old:1"));
        assertThat(imported(scene, "1,red,1\n")).isEqualTo(imported(scene, "1,red,2\n"));
        assertThat(imported(scene, "1,red,1\n").firstRejected().toString()).contains("FIELD_CLASS");
        assertThat(imported(scene, "1,red,\n").unchanged()).isEqualTo(1);
    }

    private static ImportReport imported(Scene scene, String rows) {
        ImportMapping mapping = ImportMapping.to("asset")
                .column("title", "title")
                .column("mileage", "mileage")
                .externalKey("key", "old")
                .build();
        byte[] file = ("key,title,mileage\n" + rows).getBytes(StandardCharsets.UTF_8);
        return scene.as("mila").imports().run(mapping, new ByteArrayInputStream(file), ImportRun.real());
    }

    @Test
    void a_lead_is_not_linked_by_a_phone_one_may_not_read() {
        Scene scene = Scene.ofColleagues();
        scene.colleagues("contact", Map.of("phones", List.of(Assortment.phone(1))));
        RecordRef own = scene.mine("contact", Map.of("phones", List.of(Assortment.phone(2))));
        assertThat(registered(scene, 1).get(Lead.CONTACT)).isEmpty();
        assertThat(registered(scene, 2).get(Lead.CONTACT)).contains(own);
    }

    private static Lead registered(Scene scene, int phone) {
        return scene.as("mila")
                .leads()
                .register(
                        Lead.draft().title("red").phone(Assortment.phone(phone).raw()));
    }

    @Test
    void a_closed_field_is_not_written_by_making_or_converting_either() {
        Scene scene = Scene.ofColleagues();
        CrmSession mila = scene.as("mila");
        Values deal = Values.draft().set(Deal.TITLE, "red").set(Installation.MARGIN, "1.00");
        assertThat(Answers.of(() -> mila.deals().open(deal))).isEqualTo("margin FIELD_CLASS");
        RecordRef lead = scene.mine("lead", Map.of("state", "QUALIFIED", "contactName", "blue"));
        ConversionPlan made = ConversionPlan.automatic().deal(new ConversionPlan.Create(Map.of("margin", "1.00")));
        assertThat(Answers.of(() -> mila.leads().convert(lead, made))).isEqualTo("deal.margin FIELD_CLASS");
        RecordRef contact = scene.colleagues("contact", Map.of());
        ConversionPlan.Link birth = new ConversionPlan.Link(
                contact, false, Set.of("birthDate"), Map.of("birthDate", LocalDate.of(1990, 1, 1)));
        assertThat(Answers.of(() ->
                        mila.leads().convert(lead, ConversionPlan.automatic().contact(birth))))
                .isEqualTo("birthDate FIELD_CLASS");
    }

    @Test
    void filling_the_gaps_of_a_client_leaves_the_closed_ones() {
        Scene scene = Scene.ofColleagues();
        RecordRef empty = scene.colleagues("contact", Map.of());
        RecordRef full = scene.colleagues("contact", Map.of("phones", List.of(Assortment.phone(3))));
        for (RecordRef contact : List.of(empty, full)) {
            RecordRef lead = scene.mine("lead", Map.of("state", "QUALIFIED", "phones", List.of(Assortment.phone(4))));
            scene.as("mila")
                    .leads()
                    .convert(lead, ConversionPlan.automatic().contact(ConversionPlan.linkAndFill(contact)));
            assertThat(scene.as("mila").clients().contacts().get(contact).version())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_a_transition_moves_along_does_not_tell_its_state() {
        Scene scene = Scene.ofColleagues();
        List<String> answers = Stream.of("PROPOSAL_PREP", "WON", "LOST")
                .map(stage -> scene.far("deal", Map.of("stage", stage)))
                .map(deal -> scene.mine("quote", Map.of("deal", deal, "amount", BUDGET)))
                .map(quote -> Answers.of(() -> scene.as("mila").quotes().fire(quote, "send")))
                .toList();
        assertThat(answers).containsOnly("done");
        List<String> signed = Stream.of(
                        scene.far("deal", Map.of("stage", "CONTRACT")),
                        scene.far("deal", Map.of("stage", "LOST")),
                        scene.unknown("deal"))
                .map(deal -> scene.mine("contract", Map.of("deal", deal)))
                .map(contract -> Answers.of(() -> scene.as("mila").contracts().fire(contract, "sign")))
                .toList();
        assertThat(signed).containsOnly("deal NO_RECORD");
    }

    @Test
    void taking_a_conversion_back_names_nothing_out_of_sight() {
        Scene scene = Scene.ofColleagues();
        RecordRef lead = scene.mine("lead", Map.of("state", "QUALIFIED", "contactName", "blue"));
        RecordRef deal = scene.as("mila")
                .leads()
                .convert(lead, ConversionPlan.automatic())
                .deal()
                .orElseThrow();
        scene.far("quote", Map.of("deal", deal));
        scene.far("task", Map.of("deal", deal));
        assertThat(Answers.of(() -> scene.as("mila").leads().revertConversion(lead)))
                .isEqualTo("deal BUILT_ON");
        assertThat(Answers.of(() -> scene.as("carl").leads().revertConversion(lead)))
                .isEqualTo("deal HAS_CHILDREN, deal HAS_CHILDREN");
    }

    @Test
    void a_repeated_command_shows_nothing_out_of_the_bin() {
        Scene scene = Scene.ofColleagues();
        CrmSession mila = scene.as("mila");
        Lead lead = mila.leads().register(Lead.draft().title("red"), "key");
        scene.as("carl").leads().edit(lead.ref(), Map.of(Lead.TITLE, "blue"));
        scene.as("carl").leads().delete(lead.ref());
        Lead again = mila.leads().register(Lead.draft().title("red"), "key");
        assertThat(again.ref()).isEqualTo(lead.ref());
        assertThat(again.number()).isEqualTo(lead.number());
        assertThat(again.get(Lead.TITLE)).isEmpty();
        assertThat(again.get(Header.DELETED_AT)).isEmpty();
    }

    @Test
    void a_door_knows_no_record_of_another_type() {
        Scene scene = Scene.ofColleagues();
        RecordRef deal = scene.mine("deal", Map.of());
        CrmSession mila = scene.as("mila");
        assertThat(Stream.of(
                                Answers.of(() -> mila.leads().history(deal)),
                                Answers.of(() -> mila.leads().stages(deal)),
                                Answers.of(() -> mila.leads().moves(deal)),
                                Answers.of(() -> mila.leads().fire(deal, "junk")),
                                Answers.of(() -> mila.clients().contacts().edit(deal, Map.of(Contact.NAME, "x"))),
                                Answers.of(() -> mila.leads().assignTo(deal, scene.user("max"))),
                                Answers.of(() -> mila.leads().moveTo(deal, scene.unit("north"))),
                                Answers.of(() -> Asked.done(() -> mila.leads().delete(deal))),
                                Answers.of(() -> mila.leads().preview(deal, ConversionPlan.automatic())),
                                Answers.of(() -> mila.leads().convert(deal, ConversionPlan.automatic())),
                                Answers.of(() -> mila.leads().revertConversion(deal)))
                        .distinct())
                .containsExactly("NOT_FOUND");
    }
}
