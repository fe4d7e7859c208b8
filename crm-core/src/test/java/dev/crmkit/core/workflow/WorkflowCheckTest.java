package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.ADocument.SOUND;
import static dev.crmkit.core.workflow.ADocument.faults;
import static dev.crmkit.core.workflow.ADocument.read;
import static dev.crmkit.core.workflow.ADocument.verdict;
import static dev.crmkit.core.workflow.ADocument.with;
import static dev.crmkit.core.workflow.ShippedTypes.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowCheckTest {
    private static final Label LABEL = new Label("слова", "words");

    @Test
    void the_shipped_workflows_pass() {
        assertThat(faults(() -> WorkflowCheck.check(ShippedWorkflows.all(SCHEMA), SCHEMA)))
                .isEmpty();
    }

    @Test
    void a_sound_document_passes() {
        assertThat(verdict(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1,                     | \"version\": 0,              | lead.state/version OUT_OF_RANGE",
                "\"stateField\": \"state\"           | \"stateField\": \"urgency\"  | lead.urgency/stateField NO_STATE_FIELD",
                "\"key\": \"CALLED\"                 | \"key\": \"NEW\"             | lead.state/states/1/key DUPLICATE_STATE",
                "\"key\": \"JUNK\"                   | \"key\": \"Junk\"            | lead.state/states/2/key BAD_KEY",
                "\"key\": \"JUNK\"                   | \"key\": \"\"                | lead.state/states/2/key BAD_KEY",
                "\"key\": \"JUNK\"                   | \"key\": \"__proto__\"       | lead.state/states/2/key BAD_KEY",
                "\"key\": \"JUNK\"                   | \"key\": \"МУСОР\"           | lead.state/states/2/key BAD_KEY",
                "\"ru\": \"Новый\"                   | \"ru\": \" \"                | lead.state/states/0/label REQUIRED",
                "\"name\": \"junk\"                  | \"name\": \"Junk\"           | lead.state/transitions/3/name BAD_KEY",
                "\"name\": \"junk\"                  | \"name\": \"rEmind\"         | lead.state/transitions/3/name DUPLICATE_NAME",
                "\"to\": \"JUNK\"                    | \"to\": \"JUNC\"             | lead.state/transitions/3/to UNKNOWN_STATE",
                "\"to\": \"NEW\"                     | \"stays\": true              | lead.state/transitions/0/to REQUIRED",
                "[\"@open\"]                         | [\"@opne\"]                  | lead.state/transitions/3/from UNKNOWN_GROUP",
                "[\"@open\"]                         | [\"OPEN\"]                   | lead.state/transitions/3/from UNKNOWN_STATE",
                "\"from\": [],                       | \"from\": [\"NEW\"],         | lead.state/transitions NO_ENTRY",
                "\"kind\": \"LOST\"                  | \"kind\": \"OPEN\"           | lead.state/states NO_FINAL",
                "\"to\": \"CALLED\"                  | \"to\": \"JUNK\"             | lead.state/states UNREACHABLE",
                "[\"@open\"]                         | [\"NEW\"]                    | lead.state/states DEAD_END",
                "[\"junkReason\"]                    | [\"junkReasons\"]            | lead.state/transitions/3/required UNKNOWN_FIELD",
                "\"name\": \"call\"                  | \"name\": \"junk\"           | lead.state/transitions AMBIGUOUS",
                "\"ru\": \"нет телефона\"            | \"ru\": \"\"                 | lead.state/transitions/1/guards/0/reason REQUIRED",
                "\"op\": \"le\", \"field\": \"cycle\", \"value\": 5 | \"op\": \"in\", \"field\": \"cycle\", \"value\": [] | lead.state/transitions/2/effects/0/when NEVER",
                "\"convertedAt\": {\"source\": \"now\"} | \"convertedAt\": {\"source\": \"self\"}       | lead.state/transitions/1/effects/1/values/convertedAt WRONG_TYPE",
                "\"convertedAt\": {\"source\": \"now\"} | \"state\": \"NEW\"                            | lead.state/transitions/1/effects/1/values/state MANAGED",
                "\"convertedAt\": {\"source\": \"now\"} | \"stateSince\": {\"source\": \"now\"}         | lead.state/transitions/1/effects/1/values/stateSince MANAGED",
                "\"convertedAt\": {\"source\": \"now\"} | \"createdAt\": {\"source\": \"now\"}          | lead.state/transitions/1/effects/1/values/createdAt MANAGED",
                "\"convertedAt\": {\"source\": \"now\"} | \"konvertedAt\": {\"source\": \"now\"}        | lead.state/transitions/1/effects/1/values/konvertedAt UNKNOWN_FIELD",
                "\"convertedAt\": {\"source\": \"now\"} | \"title\": {\"source\": \"empty\"}            | lead.state/transitions/1/effects/1/values/title WRONG_TYPE",
                "\"convertedAt\": {\"source\": \"now\"} | \"contact\": {\"source\": \"actingUser\"}     | lead.state/transitions/1/effects/1/values/contact WRONG_TYPE",
                "\"convertedAt\": {\"source\": \"now\"} | \"title\": {\"source\": \"field\", \"field\": \"need\"} | lead.state/transitions/1/effects/1/values/title WRONG_TYPE",
                "\"convertedAt\": {\"source\": \"now\"} | \"campaign\": {\"source\": \"field\", \"field\": \"title\"} | lead.state/transitions/1/effects/1/values/campaign WRONG_TYPE",
                "\"convertedAt\": {\"source\": \"now\"} | \"title\": {\"source\": \"field\", \"field\": \"titel\"} | lead.state/transitions/1/effects/1/values/title UNKNOWN_FIELD",
                "\"convertedAt\": {\"source\": \"now\"} | \"need\": {\"source\": \"increment\", \"field\": \"cycle\", \"by\": 1} | lead.state/transitions/1/effects/1/values/need WRONG_TYPE",
                "\"kind\": \"CALL\"                  | \"kind\": \"CAL\"            | lead.state/transitions/0/effects/0/kind UNKNOWN_VALUE",
                "\"purpose\": \"first-call\", \"creationKey\" | \"purpose\": \"First call\", \"creationKey\" | lead.state/transitions/0/effects/0/purpose BAD_KEY",
                "\"completeTasks\", \"purpose\": \"first-call\" | \"completeTasks\", \"purpose\": \"frist-call\" | lead.state/transitions/3/effects/1/purpose UNKNOWN_PURPOSE",
                "lead:{id}:first                     | lead:first                   | lead.state/transitions/0/effects/0/creationKey NOT_UNIQUE",
                "lead:{id}:first                     | lead:{title}:first           | lead.state/transitions/0/effects/0/creationKey WRONG_TYPE",
                "lead:{id}:first                     | lead:{ids}:first             | lead.state/transitions/0/effects/0/creationKey UNKNOWN_PLACEHOLDER",
                "Звонок: {title}                     | Звонок: {titel}              | lead.state/transitions/0/effects/0/subject/ru UNKNOWN_PLACEHOLDER",
                "Звонок: {title}                     | Звонок: {phones}             | lead.state/transitions/0/effects/0/subject/ru WRONG_TYPE",
                "Звонок: {title}                     | Звонок: {{title}}            | lead.state/transitions/0/effects/0/subject/ru MALFORMED",
                "Звонок: {title}                     | ' '                          | lead.state/transitions/0/effects/0/subject/ru REQUIRED",
                "\"name\": \"recall\"                | \"name\": \"Re call\"        | lead.state/transitions/1/effects/0/name BAD_KEY",
                "\"base\": \"convertedAt\"           | \"base\": \"title\"          | lead.state/transitions/1/effects/0/base WRONG_TYPE",
                "\"base\": \"convertedAt\"           | \"base\": \"calledAt\"       | lead.state/transitions/1/effects/0/base UNKNOWN_FIELD",
                "\"fires\": \"remind\"               | \"fires\": \"remined\"       | lead.state/transitions/1/effects/0/fires UNKNOWN_TRANSITION",
                "\"fires\": \"remind\"               | \"fires\": \"register\"      | lead.state/transitions/1/effects/0/fires STUCK_TIMER",
                "{\"do\": \"cancelTasks\"}           | {\"do\": \"cancelTimer\", \"name\": \"x\"} | lead.state/transitions/3/effects/0/name UNKNOWN_TIMER",
                "{\"do\": \"cancelTasks\"}           | {\"do\": \"plugin\", \"action\": \"x\"} | lead.state/transitions/3/effects/0/action UNKNOWN_ACTION",
                "\"automatic\": true                 | \"checks\": [\"x\"]          | lead.state/transitions/2/checks UNKNOWN_CHECK",
                "{\"do\": \"cancelTasks\"}           | {\"do\": \"fire\", \"link\": \"deel\", \"transition\": \"open\"} | lead.state/transitions/3/effects/0/link UNKNOWN_FIELD",
                "{\"do\": \"cancelTasks\"}           | {\"do\": \"fire\", \"link\": \"title\", \"transition\": \"open\"} | lead.state/transitions/3/effects/0/link WRONG_TYPE",
                "{\"do\": \"cancelTasks\"}           | {\"do\": \"fire\", \"link\": \"deal\", \"transition\": \"open\"} | lead.state/transitions/3/effects/0/transition UNKNOWN_TRANSITION"
            })
    void a_fault_is_found_and_its_place_told(String passage, String instead, String fault) {
        assertThat(verdict(with(passage, instead))).contains(fault);
    }

    @Test
    void all_faults_are_told_at_once() {
        String document = with("\"to\": \"JUNK\"", "\"to\": \"GONE\"");
        document = with(document, "[\"junkReason\"]", "[\"why\"]");
        document = with(document, "\"version\": 1,", "\"version\": -1,");

        assertThat(verdict(document))
                .contains(
                        "lead.state/version OUT_OF_RANGE",
                        "lead.state/transitions/3/to UNKNOWN_STATE",
                        "lead.state/transitions/3/required UNKNOWN_FIELD",
                        "lead.state/states UNREACHABLE");
    }

    @Test
    void an_unknown_state_comes_with_the_one_that_was_meant() {
        WorkflowDefinition definition = read(with("\"to\": \"JUNK\"", "\"to\": \"JUNC\""));

        assertThat(ADocument.violations(() -> WorkflowCheck.check(List.of(definition), SCHEMA)))
                .anySatisfy(violation -> assertThat(violation.en()).contains("JUNC", "did you mean JUNK?"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT60M, PT-1S",
        "PT60M, PT10000000H",
        "P3D, P0D",
        "P3D, P-1D",
        "P3D, P1M-40D",
        "P3D, P1000000Y",
        "P3D, P36501D"
    })
    void nothing_is_due_in_the_past_or_after_a_hundred_years(String passage, String instead) {
        assertThat(verdict(with("\"" + passage + "\"", "\"" + instead + "\"")))
                .singleElement()
                .asString()
                .endsWith("/due OUT_OF_RANGE");
    }

    @Test
    void a_task_may_be_due_at_once_a_timer_may_not() {
        assertThat(verdict(with("\"PT60M\"", "\"PT0S\""))).isEmpty();
        assertThat(verdict(with(
                        "{\"rule\": \"workingTime\", \"time\": \"PT60M\"}",
                        "{\"rule\": \"businessDays\", \"days\": 0}")))
                .isEmpty();
        assertThat(verdict(with(
                        "{\"rule\": \"calendarDays\", \"days\": \"P3D\", \"roll\": \"FORWARD\"}",
                        "{\"rule\": \"exactly\", \"time\": \"PT0S\", \"roll\": \"NONE\"}")))
                .containsExactly("lead.state/transitions/1/effects/0/due OUT_OF_RANGE");
    }

    @Test
    void a_guard_looks_one_relation_away_and_no_further() {
        String near = with(
                "{\"op\": \"isNotEmpty\", \"field\": \"phones\"}",
                exists("{\"op\": \"isNotEmpty\", \"field\": \"title\"}"));
        String far = with(
                "{\"op\": \"isNotEmpty\", \"field\": \"phones\"}",
                exists(
                        "{\"op\": \"not\", \"args\": [{\"op\": \"eq\", \"field\": \"company.name\", \"value\": \"x\"}]}"));

        assertThat(verdict(near)).isEmpty();
        assertThat(verdict(far)).containsExactly("lead.state/transitions/1/guards/0/condition RELATION_DEPTH");
    }

    private static String exists(String where) {
        return "{\"op\": \"exists\", \"relation\": {\"type\": \"deal\", \"field\": \"lead\"}, \"where\": " + where
                + "}";
    }

    @Test
    void the_condition_of_an_effect_looks_at_its_own_record_only() {
        String document = with(
                "{\"op\": \"le\", \"field\": \"cycle\", \"value\": 5}",
                exists("{\"op\": \"isNotEmpty\", \"field\": \"title\"}"));

        assertThat(verdict(document)).containsExactly("lead.state/transitions/2/effects/0/when RELATION_DEPTH");
    }

    @Test
    void values_in_java_have_the_types_of_their_fields() {
        WorkflowDefinition definition =
                deal(new Effect.Assign(Map.of("callbackCycle", new ValueSource.Literal(1))), Deal.CALLBACK_CYCLE.le(5));

        assertThat(faults(() -> WorkflowCheck.check(List.of(definition), SCHEMA)))
                .containsExactly(
                        "deal.stage/transitions/1/effects/0/when RAW_VALUE",
                        "deal.stage/transitions/1/effects/0/values/callbackCycle RAW_VALUE");
    }

    @Test
    void a_condition_of_another_type_is_refused() {
        WorkflowDefinition definition = deal(new Effect.CancelTasks(""), Lead.JUNK_REASON.isNotEmpty());

        assertThat(faults(() -> WorkflowCheck.check(List.of(definition), SCHEMA)))
                .containsExactly("deal.stage/transitions/1/effects/0/when/field UNKNOWN_FIELD");
    }

    @Test
    void values_are_set_by_transitions_and_timers_end_with_their_state() {
        GuardedEffect assign = GuardedEffect.always(new Effect.Assign(Map.of("closedAt", new ValueSource.Now())));
        GuardedEffect timer =
                GuardedEffect.always(new Effect.StartTimer("t", null, new DueRule.BusinessDays(1), "close"));
        StateDefinition busy = new StateDefinition(
                "A", LABEL, StateKind.OPEN, List.of(), false, List.of("titel"), List.of(assign), List.of(timer));

        assertThat(faults(() -> WorkflowCheck.check(List.of(deal(busy, List.of())), SCHEMA)))
                .containsExactly(
                        "deal.stage/states/0/required UNKNOWN_FIELD",
                        "deal.stage/states/0/entry MISPLACED",
                        "deal.stage/states/0/exit MISPLACED");
    }

    @Test
    void a_task_is_made_only_where_the_task_can_point_to() {
        GuardedEffect task = GuardedEffect.always(new Effect.CreateTask(
                "CALL", "ask", "{id}", new TextTemplate("спросить", "ask"), new DueRule.BusinessDays(1)));
        WorkflowDefinition quote = new WorkflowDefinition(
                "quote",
                "state",
                1,
                List.of(state(), end()),
                List.of(
                        transition("open", List.of(), "A", List.of(task)),
                        transition("close", List.of("A"), "Z", List.of())));

        assertThat(faults(() -> WorkflowCheck.check(List.of(quote), SCHEMA)))
                .containsExactly("quote.state/transitions/0/effects/0 NO_RELATION");
    }

    @Test
    void only_leads_are_converted() {
        assertThat(faults(() -> WorkflowCheck.check(List.of(deal(new Effect.Convert(), Condition.always())), SCHEMA)))
                .containsExactly("deal.stage/transitions/1/effects/0 MISPLACED");
    }

    @Test
    void of_two_timers_of_one_name_started_at_once_one_is_lost() {
        GuardedEffect timer =
                GuardedEffect.always(new Effect.StartTimer("t", null, new DueRule.BusinessDays(1), "close"));

        assertThat(faults(() -> WorkflowCheck.check(List.of(deal(state(timer, timer), List.of())), SCHEMA)))
                .containsExactly("deal.stage/states/0/entry DUPLICATE_TIMER");
    }

    @Test
    void a_timer_counting_from_a_field_nobody_sets_anew_must_not_lead_back_to_itself() {
        GuardedEffect timer = GuardedEffect.always(
                new Effect.StartTimer("t", "proposalSentAt", new DueRule.BusinessDays(1), "again"));
        TransitionDefinition restless = transition("again", List.of("A"), "A", List.of());
        TransitionDefinition restful = transition(
                "again",
                List.of("A"),
                "A",
                List.of(GuardedEffect.always(new Effect.Assign(Map.of("proposalSentAt", new ValueSource.Now())))));
        TransitionDefinition staying = transition("again", List.of("A"), null, List.of());

        assertThat(faults(() -> WorkflowCheck.check(List.of(deal(state(timer), List.of(restless))), SCHEMA)))
                .containsExactly("deal.stage/states TIMER_LOOP");
        assertThat(faults(() -> WorkflowCheck.check(List.of(deal(state(timer), List.of(restful))), SCHEMA)))
                .isEmpty();
        assertThat(faults(() -> WorkflowCheck.check(List.of(deal(state(timer), List.of(staying))), SCHEMA)))
                .isEmpty();
    }

    @Test
    void transitions_that_stay_must_not_fire_each_other() {
        WorkflowDefinition lead = firing("lead", "state", "deal");
        WorkflowDefinition deal = firing("deal", "stage", "lead");

        assertThat(faults(() -> WorkflowCheck.check(List.of(lead, deal), SCHEMA)))
                .containsExactly("lead.state/transitions FIRE_LOOP");
    }

    private static WorkflowDefinition firing(String type, String field, String link) {
        TransitionDefinition echo = transition(
                "echo",
                List.of("A"),
                null,
                List.of(GuardedEffect.always(new Effect.Fire(link, "echo", Map.of(), true))));
        return new WorkflowDefinition(
                type,
                field,
                1,
                List.of(state(), end()),
                List.of(
                        transition("open", List.of(), "A", List.of()),
                        transition("close", List.of("A"), "Z", List.of()),
                        echo));
    }

    @Test
    void a_fired_transition_must_be_one_of_every_type_the_link_points_to() {
        List<WorkflowDefinition> shipped = ShippedWorkflows.all(SCHEMA);
        List<WorkflowDefinition> withoutDeal =
                shipped.stream().filter(each -> !each.type().equals("deal")).toList();

        assertThat(faults(() -> WorkflowCheck.check(withoutDeal, SCHEMA)))
                .containsExactly(
                        "quote.state/transitions/1/effects/1/transition UNKNOWN_TRANSITION",
                        "contract.state/transitions/4/effects/1/transition UNKNOWN_TRANSITION");
    }

    @Test
    void values_for_the_fired_record_are_judged_by_its_type() {
        String document = with(
                "{\"do\": \"cancelTasks\"}",
                "{\"do\": \"fire\", \"link\": \"deal\", \"transition\": \"refuse\","
                        + " \"values\": {\"stage\": \"LOST\", \"lead\": {\"source\": \"self\"},"
                        + " \"closedAt\": {\"source\": \"field\", \"field\": \"title\"}}}");
        List<WorkflowDefinition> all = new ArrayList<>(ShippedWorkflows.all(SCHEMA));
        all.set(0, read(document));

        assertThat(faults(() -> WorkflowCheck.check(all, SCHEMA)))
                .containsExactlyInAnyOrder(
                        "lead.state/transitions/3/effects/0/values/stage MANAGED",
                        "lead.state/transitions/3/effects/0/values/closedAt WRONG_TYPE");
    }

    @Test
    void plugins_are_known_by_name() {
        String document = with("\"automatic\": true", "\"checks\": [\"credit\"]");
        WorkflowDefinition definition =
                read(with(document, "{\"do\": \"cancelTasks\"}", "{\"do\": \"plugin\", \"action\": \"score\"}"));

        assertThat(faults(() -> WorkflowCheck.check(List.of(definition), SCHEMA, Set.of("credit"), Set.of("score"))))
                .isEmpty();
        assertThat(faults(() -> WorkflowCheck.check(List.of(definition), SCHEMA)))
                .hasSize(2);
    }

    @Test
    void one_version_of_a_workflow_is_there_once() {
        WorkflowDefinition first = read(SOUND);
        WorkflowDefinition second = read(with("\"version\": 1,", "\"version\": 2,"));

        assertThat(faults(() -> WorkflowCheck.check(List.of(first, second), SCHEMA)))
                .isEmpty();
        assertThat(faults(() -> WorkflowCheck.check(List.of(first, first), SCHEMA)))
                .containsExactly("lead.state DUPLICATE_WORKFLOW");
    }

    @Test
    void a_type_must_be_declared_and_tasks_must_be_able_to_point_to_it() {
        Schema small = Schema.of(List.of(
                Lead.TYPE,
                Deal.TYPE,
                Quote.TYPE,
                Company.TYPE,
                Contact.TYPE,
                RecordType.business("user").build(),
                RecordType.business("unit").build()));
        WorkflowDefinition unknown = new WorkflowDefinition("ghost", "state", 1, List.of(), List.of());

        assertThat(faults(() -> WorkflowCheck.check(List.of(unknown, read(SOUND)), small)))
                .containsExactly("ghost.state UNKNOWN_TYPE", "lead.state/transitions/0/effects/0 UNKNOWN_TYPE");
    }

    @Test
    void ten_thousand_states_are_judged_and_more_are_refused() {
        assertThat(faults(() -> WorkflowCheck.check(List.of(chain(10_000)), SCHEMA)))
                .isEmpty();
        assertThat(faults(() -> WorkflowCheck.check(List.of(chain(10_001)), SCHEMA)))
                .containsExactly("deal.stage LIMIT");
    }

    @Test
    void long_and_dense_nets_of_transitions_taken_by_themselves_are_judged_in_bounds() {
        assertThat(selves(200, 1)).containsExactlyInAnyOrder("WARNING ENDLESS", "ERROR UNREACHABLE");
        assertThat(selves(25, 25)).contains("UNDECIDED ENDLESS").doesNotContain("ERROR UNREACHABLE");
    }

    /** States in a row, from each of which so many of the next are come to by themselves. */
    private static Set<String> selves(int length, int ways) {
        WorkflowDefinition.Builder row = WorkflowDefinition.of("deal", "stage");
        for (int i = 0; i < length; i++) {
            row.open("S" + i, "слова", "words", "open");
        }
        row.won("Z", "слова", "words")
                .transition("open", "слова", "words", way -> way.to("S0"))
                .transition("close", "слова", "words", way -> way.from("@open").to("Z"));
        for (int i = 0; i < length; i++) {
            for (int j = i + 1; j <= Math.min(length - 1, i + ways); j++) {
                String from = "S" + i;
                String to = "S" + j;
                long cycle = (long) j - i;
                row.transition(
                        "self" + i + "to" + j,
                        "слова",
                        "words",
                        way -> way.from(from)
                                .to(to)
                                .guard(Deal.CALLBACK_CYCLE.is(cycle), "слова", "words")
                                .always());
            }
        }
        return WorkflowCheck.findings(List.of(row.build()), SCHEMA).all().stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .collect(Collectors.toSet());
    }

    private static WorkflowDefinition chain(int length) {
        List<StateDefinition> states = new ArrayList<>();
        List<TransitionDefinition> transitions = new ArrayList<>();
        transitions.add(transition("open", List.of(), "S1", List.of()));
        for (int i = 1; i < length; i++) {
            states.add(new StateDefinition(
                    "S" + i, LABEL, StateKind.OPEN, List.of("open"), false, List.of(), List.of(), List.of()));
            transitions.add(transition("next", List.of("S" + i), i + 1 < length ? "S" + (i + 1) : "Z", List.of()));
        }
        states.add(end());
        transitions.add(transition("close", List.of("@open"), "Z", List.of()));
        return new WorkflowDefinition("deal", "stage", 1, states, transitions);
    }

    private static WorkflowDefinition deal(Effect effect, Condition when) {
        return new WorkflowDefinition(
                "deal",
                "stage",
                1,
                List.of(state(), end()),
                List.of(
                        transition("open", List.of(), "A", List.of()),
                        transition("close", List.of("A"), "Z", List.of(new GuardedEffect(effect, when)))));
    }

    private static WorkflowDefinition deal(StateDefinition open, List<TransitionDefinition> more) {
        List<TransitionDefinition> all = new ArrayList<>();
        all.add(transition("open", List.of(), "A", List.of()));
        all.add(transition("close", List.of("A"), "Z", List.of()));
        all.addAll(more);
        return new WorkflowDefinition("deal", "stage", 1, List.of(open, end()), all);
    }

    private static StateDefinition state(GuardedEffect... entry) {
        return new StateDefinition("A", LABEL, StateKind.OPEN, List.of(), false, List.of(), List.of(entry), List.of());
    }

    private static StateDefinition end() {
        return new StateDefinition("Z", LABEL, StateKind.WON, List.of(), false, List.of(), List.of(), List.of());
    }

    private static TransitionDefinition transition(
            String name, List<String> from, @Nullable String to, List<GuardedEffect> effects) {
        return new TransitionDefinition(name, LABEL, from, to, List.of(), List.of(), List.of(), effects, false);
    }
}
