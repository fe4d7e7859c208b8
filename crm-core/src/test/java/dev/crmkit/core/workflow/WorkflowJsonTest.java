package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.ADocument.SOUND;
import static dev.crmkit.core.workflow.ADocument.read;
import static dev.crmkit.core.workflow.ADocument.refusals;
import static dev.crmkit.core.workflow.ADocument.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowJsonTest {

    private static final Label LABEL = new Label("слова", "words");

    @Test
    void a_sound_document_is_read_and_comes_back() {
        assertThat(refusals(SOUND)).isEmpty();
        assertThat(read(WorkflowJson.write(read(SOUND)))).isEqualTo(read(SOUND));
    }

    @Test
    void everything_a_definition_may_say_comes_back() {
        WorkflowDefinition rich = rich();

        String text = WorkflowJson.write(rich);

        assertThat(read(text)).isEqualTo(rich);
        assertThat(WorkflowJson.write(read(text))).isEqualTo(text);
    }

    private static WorkflowDefinition rich() {
        TextTemplate words = new TextTemplate("ё", "\"quoted\"\n{title}");
        List<Effect> effects = List.of(
                new Effect.Assign(Map.of(
                        "amount", new ValueSource.Literal(Money.parse("12.50 RUB")),
                        "expectedCloseDate", new ValueSource.Literal(LocalDate.of(2026, 3, 31)),
                        "proposalSentAt", new ValueSource.Literal(Instant.parse("2026-03-31T09:00:00.000001Z")),
                        "title", new ValueSource.Literal("now"),
                        "callbackCycle", new ValueSource.Increment("callbackCycle", -2),
                        "closedAt", new ValueSource.Now(),
                        "owner", new ValueSource.ActingUser(),
                        "nextStep", new ValueSource.Empty(),
                        "lossReason", new ValueSource.FromField("reopenReason"))),
                new Effect.CreateTask("TODO", "p", "", words, new DueRule.BusinessDays(2)),
                new Effect.CreateTask("TODO", "p", "{id}", words, new DueRule.Exactly(Duration.ofHours(71), Roll.NONE)),
                new Effect.CompleteTasks(""),
                new Effect.CompleteTasks("p"),
                new Effect.CancelTasks("p"),
                new Effect.StartTimer("t", null, new DueRule.WorkingTime(Duration.ofMinutes(60)), "again"),
                new Effect.StartTimer(
                        "u", "closedAt", new DueRule.CalendarDays(Period.of(1, 2, 3), Roll.BACKWARD), "again"),
                new Effect.StartTimer("v", null, new DueRule.BusinessDays(1), "again", Duration.ofHours(24)),
                new Effect.CancelTimer("t"),
                new Effect.Fire("lead", "convert", Map.of("deal", new ValueSource.Self()), true),
                new Effect.Fire("lead", "convert", Map.of(), false),
                new Effect.NotifyOwner(words, words),
                new Effect.Convert(),
                new Effect.Plugin("call-the-bank"));
        List<GuardedEffect> guarded = effects.stream()
                .map(effect -> new GuardedEffect(effect, Deal.CALLBACK_CYCLE.gt(3L)))
                .toList();
        StateDefinition state = new StateDefinition(
                "A", LABEL, StateKind.WON, List.of("g", "h"), true, List.of("title"), guarded, guarded);
        TransitionDefinition transition = new TransitionDefinition(
                "again",
                LABEL,
                List.of("A", "@g"),
                null,
                List.of(
                        new Guard(LABEL, Condition.never()),
                        new Guard(LABEL, Deal.TITLE.contains("x").not())),
                List.of("amount"),
                List.of("credit"),
                guarded,
                true);
        return new WorkflowDefinition("deal", "stage", 7, List.of(state), List.of(transition));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "",
                " ",
                "{",
                "nothing",
                "{} {}",
                "{}x",
                "{\"a\":1,}",
                "[1,",
                "\uFEFF{}",
                "{'a':1}",
                "NaN",
                "// x\n{}"
            })
    void what_is_no_json_is_refused(String document) {
        assertThat(refusals(document)).containsExactly(" MALFORMED_JSON");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"[]", "1", "null", "\"x\"", "true"})
    void a_document_is_an_object(String document) {
        assertThat(refusals(document)).containsExactly(" WRONG_TYPE");
    }

    @Test
    void a_name_given_twice_is_refused() {
        assertThat(refusals(with("\"version\": 1,", "\"version\": 1, \"version\": 2,")))
                .containsExactly(" DUPLICATE_NAME");
    }

    @Test
    void depth_and_size_are_limited() {
        assertThat(refusals("[".repeat(100_000))).containsExactly(" LIMIT");
        assertThat(refusals(with("\"version\": 1,", "\"version\": " + "1".repeat(10_000) + ",")))
                .containsExactly(" LIMIT");
        assertThat(refusals(with("\"Новый\"", "\"" + "ы".repeat(200_000) + "\"")))
                .containsExactly(" LIMIT");
        assertThat(refusals(" ".repeat(20_000_000))).containsExactly(" LIMIT");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"1e1000000", "1.5", "\"1\"", "null", "true", "9223372036854775808"})
    void a_version_is_a_whole_number(String version) {
        assertThat(refusals(with("\"version\": 1,", "\"version\": " + version + ",")))
                .containsExactly("/version WRONG_TYPE");
    }

    @Test
    void a_newer_format_needs_a_newer_library() {
        String document = with("\"format\": 1,", "\"format\": 2, \"news\": {},");

        assertThat(refusals(document)).containsExactly("/format NEWER_FORMAT");
    }

    @Test
    void an_unknown_property_is_refused_and_the_right_one_offered() {
        String document = with("\"required\": [\"junkReason\"]", "\"requierd\": [\"junkReason\"]");

        assertThat(ADocument.violations(() -> read(document))).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("/transitions/3/requierd");
            assertThat(violation.code()).isEqualTo("UNKNOWN_PROPERTY");
            assertThat(violation.en()).contains("did you mean required?");
            assertThat(violation.ru()).contains("required");
        });
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"@class", "@type", "__proto__", "$type", ""})
    void a_text_names_no_java_class(String property) {
        String document = with("\"version\": 1,", "\"version\": 1, \"" + property + "\": \"java.lang.Runtime\",");

        assertThat(refusals(document)).containsExactly("/" + property + " UNKNOWN_PROPERTY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"lead\"           | \"type\": \"laed\"          | /type UNKNOWN_WORD",
                "\"stateField\": \"state\",   | ''                          | /stateField REQUIRED",
                "\"kind\": \"LOST\"           | \"kind\": \"CLOSED\"        | /states/2/kind UNKNOWN_WORD",
                "\"kind\": \"LOST\"           | \"kind\": 1                 | /states/2/kind WRONG_TYPE",
                "\"en\": \"New\"              | \"de\": \"Neu\"             | /states/0/label/de UNKNOWN_PROPERTY",
                "\"groups\": [\"open\"]}      | \"groups\": \"open\"}       | /states/0/groups WRONG_TYPE",
                "\"groups\": [\"open\"]}      | \"groups\": [null]}         | /states/0/groups/0 WRONG_TYPE",
                "\"to\": \"CALLED\",          | ''                          | /transitions/1/to REQUIRED",
                "\"stays\": true,             | \"stays\": true, \"to\": \"NEW\", | /transitions/2/to CONTRADICTION",
                "\"from\": [\"NEW\"],         | ''                          | /transitions/1/from REQUIRED",
                "\"automatic\": true          | \"automatic\": \"yes\"      | /transitions/2/automatic WRONG_TYPE",
                "\"do\": \"cancelTasks\"      | \"do\": \"cancelTask\"      | /transitions/3/effects/0/do UNKNOWN_WORD",
                "{\"do\": \"cancelTasks\"}    | {}                          | /transitions/3/effects/0/do REQUIRED",
                "{\"do\": \"cancelTasks\"}    | \"cancelTasks\"             | /transitions/3/effects/0 WRONG_TYPE",
                "\"name\": \"recall\",        | ''                          | /transitions/1/effects/0/name REQUIRED",
                "\"rule\": \"workingTime\"    | \"rule\": \"workTime\"      | /transitions/0/effects/0/due/rule UNKNOWN_WORD",
                "\"PT60M\"                    | \"60 minutes\"              | /transitions/0/effects/0/due/time MALFORMED",
                "\"PT60M\"                    | \"PT99999999999999999999H\" | /transitions/0/effects/0/due/time MALFORMED",
                "\"P3D\"                      | \"PT72H\"                   | /transitions/1/effects/0/due/days MALFORMED",
                "\"roll\": \"FORWARD\"        | \"roll\": \"forward\"       | /transitions/1/effects/0/due/roll UNKNOWN_WORD",
                "\"source\": \"now\"          | \"source\": \"later\"       | /transitions/1/effects/1/values/convertedAt/source UNKNOWN_WORD",
                "\"cycle\": 1                 | \"cycle\": 1.5              | /transitions/1/effects/1/values/cycle SCALE",
                "\"cycle\": 1                 | \"cycle\": null             | /transitions/1/effects/1/values/cycle WRONG_TYPE",
                "\"cycle\": 1                 | \"title\": \"\"             | /transitions/1/effects/1/values/title EMPTY",
                "\"cycle\": 1                 | \"urgency\": \"low\"        | /transitions/1/effects/1/values/urgency UNKNOWN_OPTION",
                "\"cycle\": 1                 | \"cylce\": 1                | /transitions/1/effects/1/values/cylce UNKNOWN_FIELD",
                "\"field\": \"phones\"        | \"field\": \"phone\"        | /transitions/1/guards/0/condition/field UNKNOWN_FIELD",
                "\"op\": \"isNotEmpty\"       | \"op\": \"like\"            | /transitions/1/guards/0/condition/op UNKNOWN_OPERATOR",
                "\"op\": \"le\"               | \"op\": \"contains\"        | /transitions/2/effects/0/when/value WRONG_TYPE",
                "\"value\": 5                 | \"value\": \"five\"         | /transitions/2/effects/0/when/value MALFORMED"
            })
    void a_fault_is_told_where_it_stands(String passage, String instead, String refusal) {
        assertThat(refusals(with(passage, instead))).contains(refusal);
    }

    @Test
    void all_faults_are_told_at_once_in_the_order_of_the_document() {
        String document = with("\"PT60M\"", "\"soon\"");
        document = with(document, "\"kind\": \"LOST\"", "\"kind\": \"GONE\"");
        document = with(document, "\"field\": \"phones\"", "\"field\": \"fax\"");

        assertThat(refusals(document))
                .containsExactly(
                        "/states/2/kind UNKNOWN_WORD",
                        "/transitions/0/effects/0/due/time MALFORMED",
                        "/transitions/1/guards/0/condition/field UNKNOWN_FIELD");
    }

    @Test
    void a_message_shows_no_more_than_forty_characters_of_what_was_given() {
        String name = "x".repeat(500);

        assertThat(ADocument.violations(() -> read(with("\"version\": 1,", "\"version\": 1, \"" + name + "\": 1,"))))
                .allSatisfy(violation -> assertThat(violation.toString()).doesNotContain("x".repeat(41)));
    }

    @Test
    void equal_definitions_make_equal_texts() {
        WorkflowDefinition one = read(SOUND);
        WorkflowDefinition other = read(with(
                "{\"convertedAt\": {\"source\": \"now\"}, \"cycle\": 1}",
                "{\"cycle\": 1, \"convertedAt\": {\"source\": \"now\"}}"));

        assertThat(other).isEqualTo(one);
        assertThat(WorkflowJson.write(other))
                .isEqualTo(WorkflowJson.write(one))
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @Test
    void ten_thousand_states_are_read() {
        String states = Stream.iterate(1, i -> i + 1)
                .limit(10_000)
                .map(i -> "{\"key\":\"S" + i + "\",\"label\":{\"ru\":\"с\",\"en\":\"s\"},\"kind\":\"OPEN\"}")
                .collect(Collectors.joining(","));
        String document = "{\"format\":1,\"type\":\"lead\",\"stateField\":\"state\",\"version\":1,\"states\":[" + states
                + "],\"transitions\":[]}";

        assertThat(read(document).states()).hasSize(10_000);
    }
}
