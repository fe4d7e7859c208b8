package dev.crmkit.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.RejectedException;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.definitions.AssignmentPolicy;
import dev.crmkit.core.definitions.Definitions;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.mining.LogCase;
import dev.crmkit.core.mining.ProcessLog;
import dev.crmkit.core.mining.Replay;
import dev.crmkit.core.workflow.DueRule;
import dev.crmkit.core.workflow.Effect;
import dev.crmkit.core.workflow.StateKind;
import dev.crmkit.core.workflow.TextTemplate;
import dev.crmkit.core.workflow.ValueSource;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.schema.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transitions that are taken by themselves, through the doors and on every store. */
class SelfTakenTest {
    private static final Field<Long> ROUNDS = Field.wholeNumber("rounds").label("Круги", "Rounds");

    /** A lead of the site is taken on at once and called; one with rounds turns so often. */
    private static final WorkflowDefinition LEAD = WorkflowDefinition.of("lead", "state")
            .state(
                    "NEW",
                    "Новый",
                    "New",
                    StateKind.OPEN,
                    state -> state.groups("open")
                            .entering(new Effect.StartTimer("late", null, new DueRule.BusinessDays(1), "lose")))
            .state(
                    "CONTACTING",
                    "Обработка",
                    "Contacting",
                    StateKind.OPEN,
                    state -> state.groups("open")
                            .entering(new Effect.CreateTask(
                                    "CALL",
                                    "first-call",
                                    "",
                                    new TextTemplate("Позвонить", "Call"),
                                    new DueRule.BusinessDays(1))))
            .open("QUALIFIED", "Принят", "Qualified", "open")
            .won("CONVERTED", "Конвертирован", "Converted")
            .lost("LOST", "Отказ", "Lost")
            .transition("register", "Создать", "Register", way -> way.to("NEW"))
            .transition(
                    "route",
                    "Распределить",
                    "Route",
                    way -> way.from("NEW")
                            .to("CONTACTING")
                            .guard(Lead.SOURCE.is("site"), "не с сайта", "not from the site")
                            .always())
            .transition("start", "Начать", "Start", way -> way.from("NEW").to("QUALIFIED"))
            .transition(
                    "turn",
                    "Круг",
                    "Round",
                    way -> way.from("QUALIFIED")
                            .to("QUALIFIED")
                            .guard(ROUNDS.ge(0L), "нет кругов", "no rounds")
                            .set(ROUNDS, new ValueSource.Increment("rounds", -1))
                            .always())
            .transition(
                    "convert",
                    "Конвертировать",
                    "Convert",
                    way -> way.from("@open").to("CONVERTED"))
            .transition("lose", "Отказ", "Lose", way -> way.from("@open").to("LOST"))
            .build();

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void what_follows_by_itself_is_part_of_the_same_command(StoreKind kind) {
        Town town = Town.on(kind, definitions());
        Lead lead = town.as("hana").leads().register(town.leadDraft().source("site"));

        assertThat(lead.state()).isEqualTo("CONTACTING");
        assertThat(town.tasks(Task.PURPOSE.is("first-call"))).hasSize(1);
        ProcessLog log = town.as("hana").leads().processLog(Lead.SOURCE.is("site"));
        assertThat(log.cases()).extracting(LogCase::path).containsExactly(List.of("NEW", "CONTACTING"));
        assertThat(log.replay(LEAD)).extracting(Replay::verdict).containsExactly(Replay.Verdict.OPEN);
        assertThat(town.as("hana").leads().stages(lead.ref()))
                .extracting(stage -> stage.record().require(StageRecord.TRANSITION))
                .containsExactly("register", "route");

        town.goTo("2026-03-20T10:00");
        assertThat(town.as("hana").leads().get(lead.ref()).state())
                .as("the timer of a state that was only passed through")
                .isEqualTo("CONTACTING");
    }

    /** WF-13. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void a_chain_without_end_is_refused_and_leaves_no_trace(StoreKind kind) {
        Town town = Town.on(kind, definitions());
        Lead lead = town.as("hana").leads().register(town.leadDraft().source("fair"));

        RejectedException refusal =
                Refused.rejected(town, () -> town.as("hana").leads().fire(lead, "start", Map.of(ROUNDS, 65L)));
        assertThat(refusal.code()).isEqualTo("ENDLESS");

        assertThat(town.as("hana").leads().get(lead.ref())).isEqualTo(lead);
        Lead after = town.as("hana").leads().fire(lead, "start", Map.of(ROUNDS, 64L));
        assertThat(after.state()).isEqualTo("QUALIFIED");
        assertThat(after.record().get(ROUNDS)).contains(0L);
        assertThat(town.as("hana").leads().stages(lead.ref())).hasSize(66);
    }

    private static Definitions definitions() {
        return Definitions.shipped()
                .field(Lead.TYPE, ROUNDS)
                .assign(AssignmentPolicy.roundRobin("lead", "mila", "max"))
                .workflow(LEAD)
                .build();
    }
}
