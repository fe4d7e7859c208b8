package dev.crmkit.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.CrmSession;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.Scope;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.history.HistoryEntry;
import dev.crmkit.core.imports.ImportMapping;
import dev.crmkit.core.imports.ImportReport;
import dev.crmkit.core.imports.ImportRun;
import dev.crmkit.core.lead.ConversionPlan;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Query;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.RecordRef;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The exceptions of non-interference, one test each: what is told of things out of sight, and how little. The harness
 * keeps out of these ways, and of no others; they are listed in {@code docs/access-laws.md}.
 */
class DeclaredChannelsTest {

    @Test
    void that_a_phone_is_taken_is_told_and_not_by_whom() {
        Scene scene = Scene.ofColleagues();
        scene.far("contact", Map.of("phones", List.of(Assortment.phone(1)), "name", "Secretive"));
        Values twin = Values.draft()
                .set(Contact.NAME, "red")
                .set(Contact.PHONES, Assortment.phone(1).raw());
        Throwable refused =
                catchThrowable(() -> scene.as("hana").clients().contacts().add(twin));
        assertThat(Canon.print(refused)).contains("phones", "DUPLICATE").doesNotContain("Secretive", "contact:");
    }

    @Test
    void that_a_key_of_another_system_is_taken_is_told_and_not_by_what() {
        Scene scene = Scene.ofColleagues();
        scene.far("asset", Map.of("externalKey", "old:1", "title", "Secretive"));
        Values twin = Values.draft().set("title", "red").externalKey("old:1");
        Throwable refused = catchThrowable(
                () -> scene.as("mila").records(Installation.ASSET).create(twin, "open"));
        assertThat(Canon.print(refused)).contains("externalKey", "DUPLICATE").doesNotContain("Secretive", "asset:");
        ImportMapping mapping = ImportMapping.to("asset")
                .column("title", "title")
                .externalKey("key", "old")
                .build();
        ImportReport report = scene.as("mila")
                .imports()
                .run(
                        mapping,
                        new ByteArrayInputStream("key,title\n1,red\n".getBytes(StandardCharsets.UTF_8)),
                        ImportRun.real());
        assertThat(Canon.print(report)).contains("NOT_ALLOWED").doesNotContain("Secretive", "asset:");
    }

    @Test
    void a_number_tells_how_many_there_were_and_no_more() {
        Scene scene = Scene.ofColleagues();
        String first = numbered(scene, "mila");
        scene.as("hugo").leads().register(Lead.draft().title("Secretive"));
        String third = numbered(scene, "mila");
        assertThat(first).endsWith("000001");
        assertThat(third).endsWith("000003");
    }

    private static String numbered(Scene scene, String login) {
        return scene.as(login)
                .leads()
                .register(Lead.draft().title("red"))
                .number()
                .orElseThrow();
    }

    @Test
    void whose_turn_it_is_tells_that_somebody_had_his() {
        Scene scene = Scene.ofColleagues();
        RecordRef before = turn(scene);
        scene.as("hugo").leads().register(Lead.draft().title("Secretive"));
        assertThat(turn(scene)).isEqualTo(before);
    }

    private static RecordRef turn(Scene scene) {
        return scene.as("hana")
                .leads()
                .register(Lead.draft().title("red"))
                .owner()
                .orElseThrow();
    }

    @Test
    void a_guard_sees_the_world_as_it_is_and_tells_whether_it_holds() {
        Scene scene = Scene.ofColleagues();
        RecordRef lead = scene.mine("lead", Map.of());
        String without = Answers.of(() -> scene.as("mila").leads().fire(lead, "qualify"));
        scene.far("interaction", Map.of("lead", lead, "outcome", "SUCCESS", "startedAt", Installation.NOW));
        String with = Answers.of(() -> scene.as("mila").leads().fire(lead, "qualify"));
        assertThat(without).contains("GUARD");
        assertThat(with).isEqualTo("done");
    }

    @Test
    void a_rule_sees_the_record_as_it_is_and_tells_whether_it_reaches() {
        Scene scene = Scene.with(Installation.colleagues()
                .rule(AccessRule.deny("no-deletes-of-margins")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.DELETE)
                        .types("deal")
                        .scope(Scope.ALL)
                        .where("deal", Installation.MARGIN.gt(BigDecimal.TEN))
                        .build())
                .build());
        RecordRef small = scene.colleagues("deal", Map.of("margin", new BigDecimal("1.00")));
        RecordRef large = scene.colleagues("deal", Map.of("margin", new BigDecimal("20.00")));
        assertThat(Answers.of(() -> Asked.done(() -> scene.as("mila").deals().delete(small))))
                .isEqualTo("done");
        Throwable refused = catchThrowable(() -> scene.as("mila").deals().delete(large));
        assertThat(Canon.print(refused)).contains("no-deletes-of-margins").doesNotContain("20.00");
    }

    @Test
    void the_history_tells_that_a_closed_field_changed_and_not_to_what() {
        Scene scene = Scene.ofColleagues();
        RecordRef deal = scene.colleagues("deal", Map.of());
        scene.told(deal, "margin", "20.00");
        List<HistoryEntry> history = scene.as("mila").deals().history(deal);
        assertThat(Canon.print(history)).contains("margin", "masked=true").doesNotContain("20.00");
    }

    @Test
    void a_version_tells_that_something_changed_and_not_what() {
        Scene scene = Scene.ofColleagues();
        RecordRef deal = scene.colleagues("deal", Map.of());
        scene.as("carl").deals().edit(deal, Map.of(Installation.MARGIN, new BigDecimal("20.00")));
        assertThat(scene.as("mila").deals().get(deal).version()).isEqualTo(2);
        assertThat(Canon.print(scene.as("mila").deals().get(deal))).doesNotContain("20.00");
    }

    /** Whoever may write a class and not read it finds out by writing; rules that open the one mostly open both. */
    @Test
    void a_write_of_what_one_may_not_read_tells_whether_it_changed_anything() {
        Scene scene = Scene.with(Installation.colleagues()
                .rule(AccessRule.grant("blind")
                        .roles("EMPLOYEE")
                        .actions(AccessAction.UPDATE)
                        .types("deal")
                        .scope(Scope.UNIT)
                        .writable(FieldClass.COMMERCIAL)
                        .build())
                .build());
        RecordRef deal = scene.colleagues("deal", Map.of("margin", new BigDecimal("20.00")));
        CrmSession mila = scene.as("mila");
        Map<Field<?>, Object> guess = Map.of(Installation.MARGIN, new BigDecimal("20.00"));
        assertThat(mila.deals().edit(deal, guess).version()).isEqualTo(1);
        Map<Field<?>, Object> miss = Map.of(Installation.MARGIN, new BigDecimal("21.00"));
        assertThat(mila.deals().edit(deal, miss).version()).isEqualTo(2);
    }

    @Test
    void whoever_gives_roles_learns_whether_they_were_given() {
        Scene scene = Scene.ofColleagues();
        CrmSession hana = scene.as("hana");
        assertThat(Answers.of(() -> hana.people().roles(Query.all()).items().size()))
                .isEqualTo("done");
        assertThat(Answers.of(() -> Asked.done(() -> hana.people().takeRole("nina", "EMPLOYEE", "north"))))
                .isEqualTo("role NOT_HELD");
    }

    @Test
    void that_somebody_has_built_on_a_conversion_is_told_once_and_not_who() {
        Scene scene = Scene.ofColleagues();
        RecordRef lead = scene.mine("lead", Map.of("state", "QUALIFIED", "contactName", "blue"));
        RecordRef deal = scene.as("mila")
                .leads()
                .convert(lead, ConversionPlan.automatic())
                .deal()
                .orElseThrow();
        scene.far("quote", Map.of("deal", deal, Header.NUMBER.key(), "Secretive"));
        Throwable refused = catchThrowable(() -> scene.as("mila").leads().revertConversion(lead));
        assertThat(Canon.print(refused)).contains("BUILT_ON").doesNotContain("Secretive", "quote", "sveta");
    }
}
