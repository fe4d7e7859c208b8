package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.RejectedException;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.calendar.CalendarMath;
import dev.crmkit.core.calendar.RussianCalendars;
import dev.crmkit.core.client.ClientStage;
import dev.crmkit.core.client.Contacts;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.mining.ProcessLog;
import dev.crmkit.core.mining.Replay;
import dev.crmkit.core.mining.Spread;
import dev.crmkit.core.record.Move;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.RecordNotFoundException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process of the requirement text, from a lead to a signed contract: examples L1 to L10. */
class LeadToContractTest {

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l1_a_new_lead_gives_its_manager_one_call_task(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft(), "k1");
        assertThat(lead.state()).isEqualTo("NEW");
        assertThat(lead.owner()).contains(town.user("mila"));
        assertThat(lead.number()).contains("Л-2026-000001");
        List<Task> tasks = town.tasks(Task.LEAD.is(lead.ref()));
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).get(Task.KIND)).contains("CALL");
        assertThat(tasks.get(0).creationKey()).contains("lead:" + lead.ref().id() + ":first-call");
        assertThat(tasks.get(0).dueAt()).contains(Town.moscow("2026-03-02T11:00"));
        assertThat(tasks.get(0).owner()).contains(town.user("mila"));

        Lead again = town.as("hana").leads().register(town.leadDraft(), "k1");
        assertThat(again.ref()).isEqualTo(lead.ref());
        assertThat(town.as("olga").leads().count(Condition.always())).isEqualTo(1);
        assertThat(town.tasks(Condition.always())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l1_the_next_lead_goes_to_the_next_manager(StoreKind kind) {
        Town town = Town.on(kind);
        town.as("hana").leads().register(town.leadDraft());
        Lead second = town.as("hana").leads().register(town.leadDraft());
        Lead third = town.as("hana").leads().register(town.leadDraft());
        assertThat(second.owner()).contains(town.user("max"));
        assertThat(third.owner()).contains(town.user("mila"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l2_a_junk_lead_ends_the_process(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        assertThatThrownBy(() -> town.as("mila").leads().fire(lead, "junk"))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
                    assertThat(refusal.violations()).hasSize(1);
                    assertThat(refusal.violations().get(0).code()).isEqualTo("REQUIRED");
                    assertThat(refusal.violations().get(0).path()).isEqualTo("junkReason");
                });
        Lead junk = town.as("mila").leads().junk(lead, "WRONG_NUMBER");
        assertThat(junk.state()).isEqualTo("JUNK");
        assertThat(town.tasks(Task.LEAD.is(lead.ref()))).extracting(Task::state).containsExactly("CANCELLED");
        assertThat(town.as("mila").leads().moves(lead.ref()).stream().filter(Move::allowed))
                .extracting(Move::name)
                .containsExactly("recycle");
        town.goTo("2026-04-01T10:00");
        assertThat(town.tasks(Condition.always())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l3_a_qualified_lead_becomes_a_deal_in_the_same_unit(StoreKind kind) {
        Town town = Town.on(kind);
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        assertThatThrownBy(() -> town.as("mila").leads().qualify(lead))
                .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("GUARD");
                    assertThat(refusal).hasMessageContaining("no interaction with outcome");
                });
        town.as("mila").interactions().call(lead.ref(), "SUCCESS", "интересно");
        Lead qualified = town.as("mila").leads().qualify(lead);
        assertThat(qualified.state()).isEqualTo("CONVERTED");
        Deal deal = town.as("mila").deals().get(qualified.deal().orElseThrow());
        assertThat(deal.stage()).isEqualTo("PROPOSAL_PREP");
        assertThat(deal.title()).isEqualTo("Camry, трейд-ин");
        assertThat(deal.owner()).isEqualTo(lead.owner());
        assertThat(town.as("mila").interactions().count(dev.crmkit.core.activity.Interaction.DEAL.is(deal.ref())))
                .isEqualTo(1);
        assertThat(town.tasks(Task.LEAD.is(lead.ref()))).extracting(Task::state).containsExactly("DONE");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l4_three_days_after_the_proposal_the_manager_calls_back_in_working_time(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        town.jumpTo("2026-03-04T10:15");
        Quote quote = send(town, deal);
        assertThat(town.as("mila").deals().get(deal.ref()).stage()).isEqualTo("PROPOSAL_SENT");
        town.goTo("2026-03-10T08:59");
        assertThat(callbacks(town, deal)).isEmpty();
        town.goTo("2026-03-10T09:00");
        assertThat(callbacks(town, deal))
                .extracting(task -> task.creationKey().orElseThrow())
                .containsExactly("quote:" + quote.ref().id() + ":callback:1");
        assertThat(callbacks(town, deal).get(0).get(Task.KIND)).contains("CALL");
        assertThat(callbacks(town, deal).get(0).owner()).contains(town.user("mila"));
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l5_a_callback_rolls_over_the_may_holidays_and_stays_inside_working_hours(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        town.jumpTo("2026-04-30T11:00");
        send(town, deal);
        town.goTo("2026-05-04T08:59");
        assertThat(callbacks(town, deal)).isEmpty();
        town.goTo("2026-05-04T09:00");
        assertThat(callbacks(town, deal)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l5_a_callback_in_working_time_is_not_rolled(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        town.jumpTo("2026-03-16T17:30");
        send(town, deal);
        town.goTo("2026-03-19T17:29");
        assertThat(callbacks(town, deal)).isEmpty();
        town.goTo("2026-03-19T17:30");
        assertThat(callbacks(town, deal)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l6_a_client_who_needs_time_is_called_again_three_days_later(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        town.jumpTo("2026-03-04T10:15");
        Quote quote = send(town, deal);
        town.goTo("2026-03-10T09:00");
        town.goTo("2026-03-10T09:20");
        Deal waiting = town.as("mila").deals().needsTime(town.as("mila").deals().get(deal.ref()));
        assertThat(waiting.stage()).isEqualTo("DECISION");
        assertThat(callbacks(town, deal)).extracting(Task::state).containsExactly("DONE");
        town.goTo("2026-03-13T09:19");
        assertThat(callbacks(town, deal)).hasSize(1);
        town.goTo("2026-03-13T09:20");
        assertThat(callbacks(town, deal))
                .extracting(task -> task.creationKey().orElseThrow())
                .contains("quote:" + quote.ref().id() + ":callback:2");
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l7_a_signed_contract_wins_the_deal_and_makes_a_customer(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = inContract(town);
        RecordRef contact = deal.get(Deal.CONTACT).orElseThrow();
        Instant before = Town.moscow("2026-03-20T11:59");
        Contract contract = town.as("mila").contracts().draft(deal.ref(), Money.of("1500000.00", "RUB"));
        town.goTo("2026-03-20T12:00");
        assertThat(stage(town, contact, before)).isEqualTo(ClientStage.PROSPECT);
        Contract signed = town.as("mila").contracts().sign(contract);
        Deal won = town.as("mila").deals().get(deal.ref());
        assertThat(won.isWon()).isTrue();
        assertThat(won.closedAt()).isEqualTo(signed.signedAt()).contains(Town.moscow("2026-03-20T12:00"));
        assertThat(stage(town, contact, Town.moscow("2026-03-20T12:00"))).isEqualTo(ClientStage.CUSTOMER);
        assertThat(stage(town, contact, before)).isEqualTo(ClientStage.PROSPECT);
        assertThat(town.tasks(Task.AUTOMATIC.is(true))).extracting(Task::state).isSubsetOf("DONE", "CANCELLED");
        town.goTo("2026-06-01T12:00");
        assertThat(town.tasks(Task.STATE.in("NEW", "IN_PROGRESS"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l8_nothing_but_a_signed_contract_wins_a_deal(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = inContract(town);
        for (String login : List.of("olga", "carl", "hana", "mila")) {
            assertThatThrownBy(() -> town.as(login).deals().fire(deal.ref(), "contractSigned"))
                    .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("GUARD");
                        assertThat(refusal).hasMessageContaining("contract.signedAt");
                    });
        }
        assertThatThrownBy(() -> town.as("adam").deals().fire(deal.ref(), "contractSigned"))
                .isInstanceOf(RecordNotFoundException.class);
        assertThatThrownBy(() -> town.as("olga").deals().edit(deal, java.util.Map.of(Deal.STAGE, "WON")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(town.as("olga").deals().get(deal.ref())).isEqualTo(deal);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l9_however_often_timers_are_polled_there_is_one_task_per_key(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        town.jumpTo("2026-03-04T10:15");
        send(town, deal);
        town.jumpTo("2026-04-01T10:00");
        for (int poll = 0; poll < 5; poll++) {
            town.crm().fireTimers();
        }
        assertThat(callbacks(town, deal)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void l10_the_stage_history_counts_working_time(StoreKind kind) {
        Town town = Town.on(kind);
        Deal deal = deal(town);
        town.jumpTo("2026-03-04T10:15");
        send(town, deal);
        town.goTo("2026-03-10T09:20");
        town.as("mila").deals().needsTime(town.as("mila").deals().get(deal.ref()));
        List<StageRecord> stages = town.as("hana").deals().stages(deal.ref());
        assertThat(stages).extracting(StageRecord::to).containsExactly("PROPOSAL_PREP", "PROPOSAL_SENT", "DECISION");
        StageRecord left = stages.get(2);
        assertThat(left.from()).contains("PROPOSAL_SENT");
        assertThat(left.at()).isEqualTo(Town.moscow("2026-03-10T09:20"));
        assertThat(left.businessDuration()).contains(Duration.ofHours(23).plusMinutes(5));
        assertThat(left.calendarDuration())
                .contains(Duration.between(Town.moscow("2026-03-04T10:15"), Town.moscow("2026-03-10T09:20")));
        ProcessLog log = ProcessLog.ofHistory(stages, "stage");
        assertThat(log.stays(CalendarMath.of(RussianCalendars.moscow())).get("PROPOSAL_SENT"))
                .isEqualTo(Spread.of(List.of(Duration.ofHours(23).plusMinutes(5))));
        assertThat(log.replay(Definitions.shipped().build().workflow("deal").orElseThrow()))
                .extracting(Replay::verdict)
                .containsExactly(Replay.Verdict.OPEN);
    }

    private static ClientStage stage(Town town, RecordRef contact, Instant asOf) {
        return List.of(ClientStage.values()).stream()
                .filter(stage -> town.as("olga")
                                .clients()
                                .contacts()
                                .count(Contacts.at(stage, asOf).and(Condition.id(contact.id())))
                        == 1)
                .reduce((a, b) -> {
                    throw new AssertionError("in two stages at once");
                })
                .orElseThrow();
    }

    private static Deal deal(Town town) {
        Lead lead = town.as("hana").leads().register(town.leadDraft());
        town.as("mila").interactions().call(lead.ref(), "SUCCESS", "интересно");
        Lead converted = town.as("mila").leads().qualify(lead);
        return town.as("mila").deals().get(converted.deal().orElseThrow());
    }

    private static Quote send(Town town, Deal deal) {
        Quote draft = town.as("mila").quotes().draft(deal.ref(), Money.of("1500000.00", "RUB"));
        return town.as("mila").quotes().send(draft);
    }

    private static Deal inContract(Town town) {
        Deal deal = deal(town);
        town.jumpTo("2026-03-04T10:15");
        send(town, deal);
        town.goTo("2026-03-10T09:30");
        Deal deciding =
                town.as("mila").deals().clientDecides(town.as("mila").deals().get(deal.ref()));
        return town.as("mila").deals().accept(deciding);
    }

    private static List<Task> callbacks(Town town, Deal deal) {
        return town.tasks(Task.DEAL.is(deal.ref()).and(Task.PURPOSE.is("callback")));
    }
}
