package dev.crmkit.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ShippedWorkflowsTest {
    static final List<String> types = ShippedWorkflows.TYPES;

    private static WorkflowDefinition shipped(String type) {
        return WorkflowJson.read(ShippedWorkflows.json(type), ShippedTypes.SCHEMA);
    }

    private static TransitionDefinition only(String type, String name) {
        List<TransitionDefinition> named = shipped(type).named(name);
        assertThat(named).hasSize(1);
        return named.get(0);
    }

    private static List<Effect> effects(String type, String name) {
        return only(type, name).effects().stream().map(GuardedEffect::effect).toList();
    }

    @ParameterizedTest
    @FieldSource("types")
    void comes_back_equal_from_its_own_text(String type) {
        WorkflowDefinition definition = shipped(type);

        String text = WorkflowJson.write(definition);

        assertThat(WorkflowJson.read(text, ShippedTypes.SCHEMA)).isEqualTo(definition);
        assertThat(WorkflowJson.write(WorkflowJson.read(text, ShippedTypes.SCHEMA)))
                .isEqualTo(text);
    }

    @Test
    void are_all_there() {
        assertThat(ShippedWorkflows.all(ShippedTypes.SCHEMA))
                .extracting(WorkflowDefinition::type)
                .containsExactly("lead", "deal", "quote", "contract", "task");
    }

    @Test
    void no_other_document_is_handed_out() {
        assertThatThrownBy(() -> ShippedWorkflows.json("../lead")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @FieldSource("types")
    void every_state_is_an_option_of_the_shipped_field_with_the_same_words(String type) {
        WorkflowDefinition definition = shipped(type);
        Field<?> field =
                ShippedTypes.SCHEMA.type(type).field(definition.stateField()).orElseThrow();

        assertThat(((dev.crmkit.spi.schema.FieldType.Choice) field.type()).options())
                .extracting(Option::key)
                .containsAll(
                        definition.states().stream().map(StateDefinition::key).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "lead, NEW, startContact junk qualify lose toPool",
        "lead, CONTACTING, junk qualify lose toPool",
        "lead, QUALIFIED, convert lose",
        "lead, CONVERTED, revertConversion",
        "lead, JUNK, recycle",
        "lead, LOST, recycle",
        "lead, POOLED, claim",
        "deal, PROPOSAL_PREP, sendProposal refuse",
        "deal, PROPOSAL_SENT, callbackDue clientDecides needsTime refuse",
        "deal, DECISION, callbackDue needsTime accept refuse",
        "deal, CONTRACT, refuse contractSigned",
        "deal, WON, reopen",
        "deal, LOST, reopen",
        "quote, DRAFT, send",
        "quote, SENT, accept reject supersede",
        "quote, ACCEPTED, ''",
        "contract, DRAFT, submit send sign",
        "contract, ON_APPROVAL, send reject sign",
        "contract, SENT, reject sign",
        "contract, SIGNED, activate complete terminate",
        "contract, ACTIVE, complete terminate expire",
        "task, NEW, start complete cancel defer",
        "task, IN_PROGRESS, complete cancel defer",
        "task, DEFERRED, start complete cancel",
        "task, DONE, ''"
    })
    void a_state_is_left_by_these_transitions_and_no_others(String type, String state, String names) {
        WorkflowDefinition definition = shipped(type);

        List<String> leaving = definition.from(definition.state(state).orElseThrow()).stream()
                .map(TransitionDefinition::name)
                .toList();

        assertThat(leaving)
                .containsExactlyElementsOf(Arrays.stream(names.split(" "))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "lead, register, NEW",
        "deal, open, PROPOSAL_PREP",
        "quote, draft, DRAFT",
        "contract, draft, DRAFT",
        "task, create, NEW"
    })
    void a_record_begins_here(String type, String name, String state) {
        assertThat(shipped(type).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo(name);
            assertThat(entry.to()).contains(state);
        });
    }

    @Test
    void only_rules_fire_these() {
        Stream<String> automatic = ShippedWorkflows.all(ShippedTypes.SCHEMA).stream()
                .flatMap(definition -> definition.transitions().stream()
                        .filter(TransitionDefinition::automatic)
                        .map(each -> definition.type() + "." + each.name()));

        assertThat(automatic).containsExactly("lead.revertConversion", "deal.callbackDue", "contract.expire");
    }

    @Test
    void a_new_lead_is_to_be_called_within_a_working_hour() {
        assertThat(effects("lead", "register").get(0))
                .isEqualTo(new Effect.CreateTask(
                        "CALL",
                        "first-call",
                        "lead:{id}:first-call",
                        new TextTemplate("Позвонить по новому лиду: {title}", "Call the new lead: {title}"),
                        new DueRule.WorkingTime(Duration.ofMinutes(60))));
        assertThat(effects("lead", "register").get(1)).isInstanceOf(Effect.NotifyOwner.class);
    }

    @Test
    void a_lead_is_qualified_by_an_interaction_with_outcome_only() {
        Guard guard = only("lead", "qualify").guards().get(0);

        assertThat(guard.reason().en()).isEqualTo("no interaction with outcome");
        assertThat(guard.reason().ru()).isEqualTo("нет взаимодействия с исходом");
        assertThat(guard.condition())
                .isEqualTo(Condition.exists(
                        new Relation.Inverse("interaction", Interaction.LEAD), Interaction.OUTCOME.isNotEmpty()));
        assertThat(effects("lead", "qualify")).contains(new Effect.CompleteTasks("first-call"), new Effect.Convert());
    }

    @Test
    void junk_needs_a_reason_and_ends_the_work() {
        assertThat(only("lead", "junk").required()).containsExactly("junkReason");
        assertThat(effects("lead", "junk")).containsExactly(new Effect.CancelTasks(""));
    }

    @Test
    void a_recycled_lead_starts_the_next_round() {
        assertThat(effects("lead", "recycle").get(0))
                .isEqualTo(new Effect.Assign(Map.of(
                        "cycle", new ValueSource.Increment("cycle", 1),
                        "junkReason", new ValueSource.Empty(),
                        "lossReason", new ValueSource.Empty())));
        assertThat(((Effect.CreateTask) effects("lead", "recycle").get(1)).creationKey())
                .isEqualTo("lead:{id}:first-call:{cycle}");
    }

    @Test
    void a_claimed_lead_belongs_to_who_claimed_it() {
        assertThat(effects("lead", "claim"))
                .containsExactly(new Effect.Assign(Map.of("owner", new ValueSource.ActingUser())));
    }

    @Test
    void a_sent_quote_takes_its_deal_along() {
        assertThat(effects("quote", "send"))
                .containsExactly(
                        new Effect.Assign(Map.of("sentAt", new ValueSource.Now())),
                        new Effect.Fire(
                                "deal",
                                "sendProposal",
                                Map.of(
                                        "quote", new ValueSource.Self(),
                                        "proposalSentAt", new ValueSource.FromField("sentAt")),
                                true));
        assertThat(only("deal", "sendProposal").guards().get(0).condition())
                .isEqualTo(Condition.exists(new Relation.Forward(Deal.QUOTE, "quote"), Quote.STATE.is("SENT")));
        assertThat(only("deal", "sendProposal").required()).containsExactly("quote", "proposalSentAt");
        assertThat(effects("deal", "sendProposal"))
                .containsExactly(new Effect.Assign(Map.of("callbackCycle", new ValueSource.Literal(1L))));
    }

    @Test
    void the_client_is_called_back_three_days_after_the_proposal() {
        Effect timer = shipped("deal")
                .state("PROPOSAL_SENT")
                .orElseThrow()
                .entry()
                .get(0)
                .effect();

        assertThat(timer)
                .isEqualTo(new Effect.StartTimer(
                        "callback",
                        "proposalSentAt",
                        new DueRule.CalendarDays(Period.ofDays(3), Roll.FORWARD),
                        "callbackDue"));
        assertThat(only("deal", "callbackDue").to()).isEmpty();
        assertThat(((Effect.CreateTask) effects("deal", "callbackDue").get(0)).creationKey())
                .isEqualTo("quote:{quote}:callback:{callbackCycle}");
    }

    @Test
    void a_client_who_needs_time_is_called_five_times_at_the_most() {
        List<GuardedEffect> effects = only("deal", "needsTime").effects();

        assertThat(effects.get(2).effect())
                .isEqualTo(new Effect.StartTimer(
                        "callback", null, new DueRule.CalendarDays(Period.ofDays(3), Roll.FORWARD), "callbackDue"));
        assertThat(effects.get(2).when()).isEqualTo(Deal.CALLBACK_CYCLE.le(5L));
        assertThat(effects.get(3).effect()).isInstanceOf(Effect.NotifyOwner.class);
        assertThat(effects.get(3).when()).isEqualTo(Deal.CALLBACK_CYCLE.gt(5L));
    }

    @Test
    void a_signed_contract_and_nothing_else_wins_its_deal() {
        Guard guard = only("deal", "contractSigned").guards().get(0);

        assertThat(guard.reason().en()).contains("contract.signedAt");
        assertThat(guard.reason().ru()).contains("contract.signedAt");
        assertThat(guard.condition())
                .isEqualTo(Condition.exists(
                        new Relation.Inverse("contract", Contract.DEAL),
                        Contract.SIGNED_AT.isNotEmpty().and(Contract.STATE.in("SIGNED", "ACTIVE"))));
        assertThat(effects("contract", "sign"))
                .contains(new Effect.Fire(
                        "deal", "contractSigned", Map.of("closedAt", new ValueSource.FromField("signedAt")), false));
        assertThat(shipped("deal").transitions())
                .filteredOn(each -> each.to().filter("WON"::equals).isPresent())
                .extracting(TransitionDefinition::name)
                .containsExactly("contractSigned");
    }

    @Test
    void a_reopened_deal_goes_back_to_where_it_can_be_worked_on() {
        assertThat(shipped("deal").named("reopen"))
                .extracting(each -> each.from().get(0), each -> each.to().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("LOST", "DECISION"),
                        org.assertj.core.groups.Tuple.tuple("WON", "CONTRACT"));
    }

    @Test
    void a_quote_does_not_change_once_it_was_sent() {
        assertThat(shipped("quote").states())
                .filteredOn(StateDefinition::frozen)
                .extracting(StateDefinition::key)
                .containsExactly("SENT", "ACCEPTED", "REJECTED", "SUPERSEDED");
    }

    @Test
    void merging_waits_for_its_own_work() {
        assertThat(shipped("lead").state("MERGED")).isEmpty();
        assertThat(Lead.TYPE.field("state")).isPresent();
    }
}
