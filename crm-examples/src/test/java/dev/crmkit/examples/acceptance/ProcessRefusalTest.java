package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.CrmSession;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Values;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is refused leaves no trace: no record, no history, no task, no message, no used-up number. */
class ProcessRefusalTest {
    private static final Money PRICE = Money.of("1500000.00", "RUB");

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_guard_that_does_not_hold(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        var refusal = Refused.rejected(town, () -> town.as("mila").leads().qualify(lead));
        assertThat(Refused.told(refusal.violations())).containsExactly("qualify GUARD");
        assertThat(refusal).hasMessageContaining("no interaction with outcome");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_field_the_transition_needs(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        var refusal = Refused.invalid(town, () -> town.as("mila").leads().fire(lead, "junk"));
        assertThat(Refused.told(refusal.violations())).containsExactly("junkReason REQUIRED");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_field_the_record_needs(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        for (String nothing : List.of("", " ", "\u00a0\u3000", "\u200b\ufeff")) {
            var created = Refused.invalid(
                    town, () -> town.as("hana").leads().register(Lead.draft().title(nothing)));
            assertThat(Refused.told(created.violations())).containsExactly("title REQUIRED");
            var edited = Refused.invalid(town, () -> town.as("mila").leads().edit(lead, Map.of(Lead.TITLE, nothing)));
            assertThat(Refused.told(edited.violations())).containsExactly("title REQUIRED");
            var fired = Refused.invalid(
                    town,
                    () -> town.as("mila")
                            .leads()
                            .fire(lead, "junk", Map.of(Lead.JUNK_REASON, "SPAM", Lead.TITLE, nothing)));
            assertThat(Refused.told(fired.violations())).containsExactly("title REQUIRED");
        }
    }

    /** WF-10: what a state requires does not become empty while the record is in it. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_field_the_state_needs(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana").leads().register(town.leadDraft());
        Task call = town.as("mila").tasks().list(Condition.always()).items().get(0);
        Task deferred = town.as("mila").tasks().fire(call, "defer", Map.of(Task.DEFERRED_UNTIL, town.now()));
        var edited =
                Refused.invalid(town, () -> town.as("mila").tasks().edit(deferred, Map.of(Task.DEFERRED_UNTIL, "")));
        assertThat(Refused.told(edited.violations())).containsExactly("deferredUntil REQUIRED");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_right_one_does_not_hold(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        CrmSession mila = town.as("mila");
        Refused.denied(town, () -> mila.leads().register(town.leadDraft()));
        Refused.denied(town, () -> mila.leads().register(town.leadDraft(), "key-1"));
        Refused.denied(town, () -> mila.clients().contacts().add(Values.draft().set(Contact.NAME, "Пётр")));
        Refused.denied(town, () -> mila.leads().delete(lead.ref()));
        Refused.denied(town, () -> mila.leads().assignTo(lead.ref(), town.user("max")));
        Refused.denied(town, () -> mila.leads().moveTo(lead.ref(), town.unit("south.sales")));
        Deal lost = mila.deals().refuse(deal(town), "дорого");
        Refused.denied(town, () -> mila.deals().reopen(lost, "передумал"));
        Refused.denied(town, () -> town.as("adam").leads().register(town.leadDraft()));
        Refused.denied(town, () -> town.as("nobody").leads().register(town.leadDraft()));
        Refused.denied(town, () -> town.as("intake").deals().open(Values.draft().set(Deal.TITLE, "Сделка")));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_view_that_is_no_longer_the_record(StoreKind kind) {
        Town town = Town.on(kind);
        Lead seen = town.as("hana").leads().register(town.leadDraft());
        Lead stored = town.as("hana").leads().edit(seen, Map.of(Lead.NEED, "седан"));
        for (BiConsumer<CrmSession, Lead> wish : List.<BiConsumer<CrmSession, Lead>>of(
                (actor, lead) -> actor.leads().edit(lead, Map.of(Lead.NEED, "купе")),
                (actor, lead) -> actor.leads().startContact(lead),
                (actor, lead) -> actor.leads().junk(lead, "SPAM"))) {
            var conflict = Refused.by(VersionConflictException.class, town, () -> wish.accept(town.as("mila"), seen));
            assertThat(conflict.ref()).isEqualTo(seen.ref());
            assertThat(conflict.expected()).isEqualTo(seen.version());
            assertThat(conflict.actual()).isEqualTo(stored.version()).isEqualTo(seen.version() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_transition_there_is_not(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        for (String transition : List.of("fly", "", "recycle", "claim", "register", "sendProposal", "junk; drop")) {
            var refusal = Refused.rejected(town, () -> town.as("mila").leads().fire(lead, transition));
            assertThat(refusal.code()).as(transition).isEqualTo("STATE");
        }
        Deal deal = deal(town);
        town.as("mila").quotes().send(town.as("mila").quotes().draft(deal.ref(), PRICE));
        var automatic = Refused.rejected(town, () -> town.as("olga").deals().fire(deal.ref(), "callbackDue"));
        assertThat(automatic.code()).isEqualTo("STATE");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_value_of_a_field_the_system_keeps(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        Map<Field<?>, Object> kept = new LinkedHashMap<>();
        kept.put(Deal.STAGE, "WON");
        kept.put(Deal.STAGE_SINCE, town.now());
        kept.put(Deal.CLOSED_AT, town.now());
        kept.put(Deal.LEAD, new RecordRef("lead", town.newId()));
        kept.put(Deal.CALLBACK_CYCLE, 1L);
        kept.put(Header.OWNER, town.user("max"));
        kept.put(Header.UNIT, town.unit("south.sales"));
        kept.put(Header.CREATED_AT, town.now());
        kept.put(Header.CREATED_BY, "olga");
        kept.put(Header.NUMBER, "С-1");
        kept.put(Header.ORIGIN, "API");
        kept.put(Header.EXTERNAL_KEY, "a:1");
        kept.put(Header.DELETED_AT, town.now());
        kept.put(Header.ARCHIVED_AT, "");
        kept.forEach((field, value) -> {
            for (String login : List.of("mila", "olga")) {
                var refusal = Refused.invalid(town, () -> town.as(login).deals().edit(deal, Map.of(field, value)));
                assertThat(Refused.told(refusal.violations())).containsExactly(field.key() + " MANAGED");
            }
        });
        var all = Refused.invalid(town, () -> town.as("olga").deals().edit(deal, kept));
        assertThat(all.violations()).hasSize(kept.size());
        var fired = Refused.invalid(
                town,
                () -> town.as("olga")
                        .deals()
                        .fire(deal, "refuse", Map.of(Deal.LOSS_REASON, "дорого", Deal.CLOSED_AT, town.now())));
        assertThat(Refused.told(fired.violations())).containsExactly("closedAt MANAGED");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void an_edit_of_a_quote_that_was_sent(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        Quote sent = town.as("mila").quotes().send(town.as("mila").quotes().draft(deal.ref(), PRICE));
        refuseToEdit(town, sent);
        Quote accepted = town.as("mila").quotes().accept(sent);
        refuseToEdit(town, accepted);
        Quote other = town.as("mila").quotes().draft(deal.ref(), PRICE);
        Quote rejected =
                town.as("mila").quotes().reject(town.as("mila").quotes().send(other));
        refuseToEdit(town, rejected);
    }

    private static void refuseToEdit(Town town, Quote quote) {
        for (String login : List.of("mila", "olga")) {
            var refusal = Refused.rejected(
                    town, () -> town.as(login).quotes().edit(quote, Map.of(Quote.AMOUNT, Money.of("1.00", "RUB"))));
            assertThat(refusal.code()).as(quote.state()).isEqualTo("FROZEN");
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_link_to_what_one_may_not_see_is_answered_like_one_to_nothing(StoreKind kind) {
        Town town = Town.on(kind);
        RecordRef hidden = town.as("hugo")
                .clients()
                .contacts()
                .add(Values.draft().set(Contact.NAME, "Сосед"))
                .ref();
        RecordRef nothing = new RecordRef("contact", town.newId());
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        List<BiConsumer<CrmSession, RecordRef>> wishes = List.of(
                (actor, contact) -> actor.leads().register(town.leadDraft().set(Lead.CONTACT, contact)),
                (actor, contact) -> actor.deals()
                        .open(Values.draft().set(Deal.TITLE, "Сделка").set(Deal.CONTACT, contact)),
                (actor, contact) -> actor.leads().edit(lead, Map.of(Lead.CONTACT, contact)));
        for (BiConsumer<CrmSession, RecordRef> wish : wishes) {
            InvalidInputException toHidden = Refused.invalid(town, () -> wish.accept(town.as("hana"), hidden));
            InvalidInputException toNothing = Refused.invalid(town, () -> wish.accept(town.as("hana"), nothing));
            assertThat(Refused.told(toHidden.violations())).containsExactly("contact NO_RECORD");
            assertThat(toHidden.violations()).isEqualTo(toNothing.violations());
            assertThat(toHidden).hasMessage(toNothing.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_record_one_may_not_see_is_answered_like_none(StoreKind kind) {
        Town town = Town.on(kind);
        RecordRef hidden = town.as("hana").leads().register(town.leadDraft()).ref();
        RecordRef nothing = new RecordRef("lead", town.newId());
        for (String login : List.of("max", "sveta", "hugo", "adam", "intake")) {
            List<BiConsumer<CrmSession, RecordRef>> wishes = List.of(
                    (actor, lead) -> actor.leads().get(lead),
                    (actor, lead) -> actor.leads().fire(lead, "startContact"),
                    (actor, lead) -> actor.leads().fire(lead, "fly"),
                    (actor, lead) -> actor.leads().edit(lead, Map.of(Lead.NEED, "купе")),
                    (actor, lead) -> actor.leads().assignTo(lead, town.user("max")),
                    (actor, lead) -> actor.leads().delete(lead),
                    (actor, lead) -> actor.leads().history(lead),
                    (actor, lead) -> actor.leads().stages(lead),
                    (actor, lead) -> actor.leads().moves(lead));
            for (BiConsumer<CrmSession, RecordRef> wish : wishes) {
                RecordNotFoundException ofHidden = Refused.notFound(town, () -> wish.accept(town.as(login), hidden));
                RecordNotFoundException ofNothing = Refused.notFound(town, () -> wish.accept(town.as(login), nothing));
                assertThat(ofHidden.getMessage().replace(hidden.toString(), "it"))
                        .isEqualTo(ofNothing.getMessage().replace(nothing.toString(), "it"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_hangs_on_a_record_one_may_not_see(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        RecordRef nothing = new RecordRef("deal", town.newId());
        for (String login : List.of("max", "sveta", "hugo")) {
            for (RecordRef about : List.of(deal.ref(), nothing)) {
                for (BiConsumer<CrmSession, RecordRef> wish : List.<BiConsumer<CrmSession, RecordRef>>of(
                        (actor, ref) -> actor.quotes().draft(ref, PRICE),
                        (actor, ref) -> actor.contracts().draft(ref, PRICE),
                        (actor, ref) -> actor.interactions().call(ref, "SUCCESS", "да"))) {
                    var refusal = Refused.invalid(town, () -> wish.accept(town.as(login), about));
                    assertThat(Refused.told(refusal.violations())).containsExactly("deal NO_RECORD");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void an_edit_that_changes_nothing_is_no_change(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        Dump before = town.dump();
        Lead same = town.as("mila").leads().edit(lead, Map.of());
        assertThat(same.version()).isEqualTo(lead.version());
        same = town.as("mila")
                .leads()
                .edit(lead, Map.of(Lead.TITLE, lead.title(), Lead.PHONES, "+7 916 111-22-33", Lead.NEED, ""));
        assertThat(same.version()).isEqualTo(lead.version());
        assertThat(town.dump()).isEqualTo(before);
    }

    /** A deal of mila's in preparation. */
    private static Deal deal(Town town) {
        return town.as("hana")
                .deals()
                .open(Values.draft().set(Deal.TITLE, "Camry").owner(town.user("mila")));
    }
}
