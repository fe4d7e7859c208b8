package dev.crmkit.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.spi.schema.Label;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WorkflowDiagramTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    static final List<String> types = ShippedWorkflows.TYPES;

    private static WorkflowDefinition shipped(String type) {
        return WorkflowJson.read(ShippedWorkflows.json(type), ShippedTypes.SCHEMA);
    }

    private static String table(String type, Locale locale) {
        return WorkflowDiagram.table(shipped(type), ShippedTypes.SCHEMA, locale);
    }

    @Test
    void a_quote_is_drawn_in_russian() {
        assertThat(WorkflowDiagram.mermaid(shipped("quote"), RUSSIAN)).isEqualTo("""
                        stateDiagram-v2
                            classDef won fill:#d5f5e3
                            classDef lost fill:#fadbd8
                            state "Черновик" as s_DRAFT
                            state "Отправлено" as s_SENT
                            state "Принято" as s_ACCEPTED
                            class s_ACCEPTED won
                            state "Отклонено" as s_REJECTED
                            class s_REJECTED lost
                            state "Заменено" as s_SUPERSEDED
                            class s_SUPERSEDED lost
                            [*] --> s_DRAFT : Составить
                            s_DRAFT --> s_SENT : Отправить
                            s_SENT --> s_ACCEPTED : Принято клиентом
                            s_SENT --> s_REJECTED : Отклонено клиентом
                            s_SENT --> s_SUPERSEDED : Заменить новым
                            s_ACCEPTED --> [*]
                            s_REJECTED --> [*]
                            s_SUPERSEDED --> [*]
                        """);
    }

    @Test
    void a_deal_that_stays_is_an_arrow_to_itself() {
        assertThat(WorkflowDiagram.mermaid(shipped("deal"), Locale.ENGLISH))
                .contains(
                        "    s_PROPOSAL_SENT --> s_PROPOSAL_SENT : Callback due (automatic)\n",
                        "    s_DECISION --> s_DECISION : Callback due (automatic)\n",
                        "    s_CONTRACT --> s_LOST : Refuse\n");
    }

    @Test
    void a_label_is_never_read_as_part_of_the_drawing() {
        Label hostile = new Label("\" as x\n[*] --> y : «<b>#1;", "\"; click x");
        StateDefinition state =
                new StateDefinition("END", hostile, StateKind.WON, List.of(), false, List.of(), List.of(), List.of());
        TransitionDefinition open = new TransitionDefinition(
                "open", hostile, List.of(), "END", List.of(), List.of(), List.of(), List.of(), false);
        WorkflowDefinition definition = new WorkflowDefinition("deal", "stage", 1, List.of(state), List.of(open));

        String words = "#34; as x#10;#91;#42;#93; --#62; y #58; #171;#60;b#62;#35;1#59;";
        assertThat(WorkflowDiagram.mermaid(definition, RUSSIAN).lines())
                .containsExactly(
                        "stateDiagram-v2",
                        "    classDef won fill:#d5f5e3",
                        "    classDef lost fill:#fadbd8",
                        "    state \"" + words + "\" as s_END",
                        "    class s_END won",
                        "    [*] --> s_END : " + words,
                        "    s_END --> [*]");
    }

    @Test
    void a_quote_is_told_in_english() {
        assertThat(table("quote", Locale.ENGLISH)).isEqualTo("""
                        Step                  | From -> to         | What it needs     | What it does
                        ----------------------+--------------------+-------------------+---------------------------------------------------------------------
                        Draft (draft)         | (start) -> Draft   |                   |
                        ----------------------+--------------------+-------------------+---------------------------------------------------------------------
                        Send (send)           | Draft -> Sent      | filled in: Amount | Sent at := now
                                              |                    |                   | Deal: transition sendProposal (Proposal sent at := Sent at, Quote :=
                                              |                    |                   |   this record), if possible
                        ----------------------+--------------------+-------------------+---------------------------------------------------------------------
                        Accept (accept)       | Sent -> Accepted   |                   | Decided at := now
                        ----------------------+--------------------+-------------------+---------------------------------------------------------------------
                        Reject (reject)       | Sent -> Rejected   |                   | Decided at := now
                        ----------------------+--------------------+-------------------+---------------------------------------------------------------------
                        Supersede (supersede) | Sent -> Superseded |                   |
                        ----------------------+--------------------+-------------------+---------------------------------------------------------------------
                        """);
    }

    @Test
    void a_deal_is_told_in_russian() {
        assertThat(table("deal", RUSSIAN).replaceAll("[ |]+", " "))
                .contains(
                        "Шаг Откуда -> куда Что нужно Что происходит",
                        "Открыть (open) (начало) -> Подготовка КП",
                        "заполнено: КП отправлено",
                        "задача (Звонок): Перезвонить клиенту",
                        "Номер перезвона := Номер перезвона + 1",
                        "автоматические задачи отменены",
                        "вход -> КП отправлено через 3 дн., вперёд до рабочего времени (от: КП отправлено): Пора");
    }

    @Test
    void every_effect_and_due_rule_has_its_words() {
        List<Effect> effects = List.of(
                new Effect.CancelTimer("callback"),
                new Effect.Plugin("call-the-bank"),
                new Effect.Convert(),
                new Effect.CompleteTasks(""),
                new Effect.CancelTasks("callback"),
                new Effect.StartTimer("t", null, new DueRule.BusinessDays(5), "gone"),
                new Effect.StartTimer("t", null, new DueRule.Exactly(Duration.ofSeconds(3_661), Roll.BACKWARD), "gone"),
                new Effect.StartTimer("t", null, new DueRule.CalendarDays(Period.of(1, 2, 3), Roll.NONE), "gone"));
        StateDefinition state = new StateDefinition(
                "A",
                new Label("А", "A"),
                StateKind.OPEN,
                List.of(),
                false,
                List.of("title"),
                List.of(),
                effects.stream().map(GuardedEffect::always).toList());
        WorkflowDefinition definition = new WorkflowDefinition("deal", "stage", 1, List.of(state), List.of());

        assertThat(WorkflowDiagram.table(definition, ShippedTypes.SCHEMA, Locale.ENGLISH))
                .contains(
                        "filled in: Title",
                        "the timer callback is dropped",
                        "action call-the-bank",
                        "conversion into client and deal",
                        "automatic tasks are done",
                        "tasks callback are cancelled",
                        "after working days: 5: gone",
                        "after 1 h 1 min 1 s, back to working time: gone",
                        "after 1 y 2 mo 3 d: gone");
    }

    @ParameterizedTest
    @FieldSource("types")
    void every_transition_has_a_row_and_the_columns_stand_under_each_other(String type) {
        for (Locale locale : List.of(RUSSIAN, Locale.ENGLISH)) {
            String table = table(type, locale);

            assertThat(table)
                    .contains(shipped(type).transitions().stream()
                            .map(each -> each.label().in(locale))
                            .map(label -> label.split(" ", -1)[0])
                            .toList());
            assertThat(table.lines().map(WorkflowDiagramTest::firstBorder).distinct())
                    .hasSize(1);
            assertThat(table.lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
        }
    }

    private static int firstBorder(String line) {
        return Stream.of(line.indexOf('|'), line.indexOf('+'))
                .filter(at -> at >= 0)
                .min(Integer::compare)
                .orElse(-1);
    }

    @ParameterizedTest
    @FieldSource("types")
    void the_same_definition_gives_the_same_text(String type) {
        assertThat(table(type, RUSSIAN)).isEqualTo(table(type, RUSSIAN)).doesNotContain("\r");
        assertThat(WorkflowDiagram.mermaid(shipped(type), RUSSIAN))
                .isEqualTo(WorkflowDiagram.mermaid(shipped(type), RUSSIAN));
    }
}
