package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.lead.Lead;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said twice is done once: by the key of the command, or by the record's key in another system. */
class RepeatedCommandTest {

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_same_command_under_one_key_is_done_once(StoreKind kind) {
        Town town = Town.on(kind);
        Lead first = town.as("hana").leads().register(town.leadDraft(), "form-17");
        Dump after = town.dump();
        town.jumpTo("2026-03-03T10:00");
        Lead again = town.as("hana").leads().register(town.leadDraft(), "form-17");
        assertThat(again).isEqualTo(first);
        assertThat(town.dump()).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void the_order_in_which_fields_are_set_makes_no_other_command(StoreKind kind) {
        Town town = Town.on(kind);
        Lead first = town.as("hana")
                .leads()
                .register(Lead.draft().title("Camry").source("SITE").phone("8 (916) 111-22-33"), "form-17");
        Lead again = town.as("hana")
                .leads()
                .register(Lead.draft().phone("8 (916) 111-22-33").source("SITE").title("Camry"), "form-17");
        assertThat(again.ref()).isEqualTo(first.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void another_command_under_a_used_key_is_refused(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana").leads().register(town.leadDraft(), "form-17");
        var refusal = Refused.rejected(
                town, () -> town.as("hana").leads().register(town.leadDraft().title("Corolla"), "form-17"));
        assertThat(Refused.told(refusal.violations())).containsExactly("idempotencyKey KEY_REUSED");
        refusal = Refused.rejected(
                town, () -> town.as("hana").leads().register(town.leadDraft().owner(town.user("max")), "form-17"));
        assertThat(refusal.code()).isEqualTo("KEY_REUSED");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void keys_of_different_people_are_different_keys(StoreKind kind) {
        Town town = Town.on(kind);
        Lead first = town.as("hana").leads().register(town.leadDraft(), "form-17");
        Lead other = town.as("dima").leads().register(town.leadDraft(), "form-17");
        assertThat(other.ref()).isNotEqualTo(first.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_refused_command_uses_no_key_up(StoreKind kind) {
        Town town = Town.on(kind);
        Refused.invalid(
                town, () -> town.as("hana").leads().register(Lead.draft().title(" "), "form-17"));
        Lead lead = town.as("hana").leads().register(town.leadDraft(), "form-17");
        assertThat(lead.number()).contains("Л-2026-000001");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_record_known_by_its_key_elsewhere_is_not_made_again(StoreKind kind) {
        Town town = Town.on(kind);
        Lead first = town.as("hana").leads().register(town.leadDraft().externalKey("site:17"));
        Dump after = town.dump();
        Lead again = town.as("hana")
                .leads()
                .register(town.leadDraft().title("Corolla").externalKey("site:17"));
        assertThat(again).isEqualTo(first);
        assertThat(town.dump()).isEqualTo(after);
        Lead other = town.as("hana").leads().register(town.leadDraft().externalKey("SITE:17"));
        assertThat(other.ref()).isNotEqualTo(first.ref());
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void an_external_key_of_a_record_one_may_not_see_is_only_taken(StoreKind kind) {
        Town town = Town.on(kind);
        Lead hidden = town.as("hana").leads().register(town.leadDraft().externalKey("site:17"));
        for (String login : new String[] {"hugo", "intake"}) {
            var refusal = Refused.rejected(
                    town, () -> town.as(login).leads().register(town.leadDraft().externalKey("site:17")));
            assertThat(Refused.told(refusal.violations())).containsExactly("externalKey DUPLICATE");
            assertThat(refusal).hasMessageNotContaining(hidden.ref().id().toString());
        }
    }
}
