package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.Tickets.KIND;
import static dev.crmkit.core.workflow.Tickets.MACHINE;
import static dev.crmkit.core.workflow.Tickets.NOTE;
import static dev.crmkit.core.workflow.Tickets.POINTS;
import static dev.crmkit.core.workflow.Tickets.VIP;
import static dev.crmkit.core.workflow.Tickets.sound;
import static dev.crmkit.core.workflow.Tickets.step;
import static dev.crmkit.core.workflow.Tickets.ticket;
import static dev.crmkit.core.workflow.Tickets.way;
import static dev.crmkit.core.workflow.Tickets.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.calendar.Roll;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of several transitions is taken, and what follows by itself. */
class ChoiceTest {
    private static final WorkflowDefinition ORDERED = way(
                    way(
                            way(
                                    sound(),
                                    "go",
                                    "DONE",
                                    each -> where("NEW", POINTS.ge(7L))
                                            .apply(each)
                                            .require(NOTE)),
                            "go",
                            "WORK",
                            where("NEW", POINTS.ge(5L))),
                    "go",
                    "DROPPED",
                    "NEW")
            .ordered("go")
            .build();
    private static final WorkflowDefinition REST = way(
                    way(
                            sound(),
                            "go",
                            "DONE",
                            each -> where("NEW", VIP.is(true)).apply(each).require(NOTE)),
                    "go",
                    "DROPPED",
                    each -> each.from("NEW").otherwise())
            .build();
    private static final WorkflowDefinition SELF = way(
                    way(
                            sound(),
                            "close",
                            "DONE",
                            each -> where("WORK", VIP.is(true))
                                    .apply(each)
                                    .set(NOTE, new ValueSource.Literal("by itself"))
                                    .always()),
                    "reject",
                    "DROPPED",
                    each -> where("WORK", KIND.is("BUG"))
                            .apply(each)
                            .require(NOTE)
                            .always())
            .build();

    @Test
    void of_an_ordered_name_the_first_whose_guards_hold_is_taken() {
        assertThat(state(ORDERED, ticket("NEW").set(POINTS, 9L).set(NOTE, "x"))).isEqualTo("DONE");
        assertThat(state(ORDERED, ticket("NEW").set(POINTS, 6L))).isEqualTo("WORK");
        assertThat(state(ORDERED, ticket("NEW"))).isEqualTo("DROPPED");
    }

    @Test
    void the_first_is_not_passed_over_for_a_field_that_is_missing() {
        assertThat(refused(ORDERED, ticket("NEW").set(POINTS, 9L), "go")).isEqualTo(Step.Refusal.REQUIRED);
    }

    @Test
    void what_is_left_over_is_taken_when_no_guard_holds() {
        assertThat(state(REST, ticket("NEW"))).isEqualTo("DROPPED");
        assertThat(state(REST, ticket("NEW").set(VIP, true).set(NOTE, "x"))).isEqualTo("DONE");
        assertThat(refused(REST, ticket("NEW").set(VIP, true), "go")).isEqualTo(Step.Refusal.REQUIRED);
    }

    @Test
    void options_tell_which_of_a_name_would_be_taken() {
        assertThat(open(ORDERED, ticket("NEW").set(POINTS, 6L))).containsExactly("WORK");
        assertThat(open(ORDERED, ticket("NEW").set(POINTS, 9L))).isEmpty();
        assertThat(open(REST, ticket("NEW"))).containsExactly("DROPPED");
        assertThat(open(REST, ticket("NEW").set(VIP, true).set(NOTE, "x"))).containsExactly("DONE");
    }

    @Test
    void what_can_follows_by_itself_in_the_same_step() {
        Step.Moved moved = (Step.Moved) step(SELF, ticket("NEW").set(VIP, true).build(), "start");
        assertThat(moved.moves()).extracting(StateMove::to).containsExactly("WORK", "DONE");
        assertThat(moved.moves()).extracting(StateMove::seq).containsExactly(1L, 2L);
        assertThat(moved.moves().get(1).from()).contains("WORK");
        assertThat(moved.after().get(MACHINE.state())).contains("DONE");
        assertThat(moved.after().get(NOTE)).contains("by itself");
        assertThat(state(SELF, ticket("NEW"), "start")).isEqualTo("WORK");
    }

    @Test
    void nobody_takes_by_hand_what_follows_by_itself() {
        assertThat(refused(SELF, ticket("WORK").set(VIP, true), "close")).isEqualTo(Step.Refusal.STATE);
        assertThat(open(SELF, ticket("WORK").set(VIP, true))).doesNotContain("DONE");
    }

    @Test
    void a_step_that_cannot_be_completed_by_itself_is_refused_whole() {
        assertThat(refused(SELF, ticket("NEW").set(KIND, "BUG"), "start")).isEqualTo(Step.Refusal.REQUIRED);
        assertThat(refused(SELF, ticket("NEW").set(KIND, "BUG").set(VIP, true).set(NOTE, "x"), "start"))
                .isEqualTo(Step.Refusal.AMBIGUOUS);
        assertThat(options(SELF, ticket("NEW").set(KIND, "BUG")))
                .filteredOn(choice -> choice.transition().name().equals("start"))
                .singleElement()
                .satisfies(choice -> assertThat(choice.obstacles())
                        .extracting(Violation::code)
                        .containsExactly("REQUIRED"));
    }

    /** WF-13. */
    @Test
    void a_chain_that_never_rests_is_refused_and_changes_nothing() {
        WorkflowDefinition endless =
                way(sound(), "turn", "WORK", each -> each.from("WORK").always()).build();
        Record before = ticket("NEW").build();
        Step.Refused refused = (Step.Refused) step(endless, before, "start");
        assertThat(refused.code()).isEqualTo(Step.Refusal.ENDLESS);
        assertThat(refused.violations().get(0).args()).containsEntry("limit", "64");
        assertThat(before.get(MACHINE.state())).contains("NEW");
    }

    @Test
    void sixty_four_may_follow_and_no_more() {
        assertThat(state(counting(64), ticket("NEW"), "start")).isEqualTo("WORK");
        assertThat(refused(counting(65), ticket("NEW"), "start")).isEqualTo(Step.Refusal.ENDLESS);
    }

    private static WorkflowDefinition counting(long steps) {
        return way(
                        sound(),
                        "turn",
                        "WORK",
                        each -> where("WORK", POINTS.le(steps))
                                .apply(each)
                                .set(POINTS, new ValueSource.Increment("points", 1))
                                .always())
                .transition("zero", "ноль", "zero", each -> each.from("NEW").set(POINTS, new ValueSource.Literal(0L)))
                .build();
    }

    @Test
    void a_state_passed_through_starts_no_timers() {
        Effect bell = new Effect.StartTimer("bell", null, new DueRule.Exactly(Duration.ofHours(1), Roll.NONE), "drop");
        Effect note = new Effect.CancelTasks("");
        WorkflowDefinition.Builder gate = sound().state(
                        "GATE",
                        "Ворота",
                        "Gate",
                        StateKind.OPEN,
                        state -> state.groups("open").entering(bell, note));
        WorkflowDefinition through = way(
                        way(gate, "enter", "GATE", "NEW"),
                        "pass",
                        "WORK",
                        each -> where("GATE", VIP.is(true)).apply(each).always())
                .build();
        assertThat(((Step.Moved) step(through, ticket("NEW").set(VIP, true).build(), "enter")).effects())
                .containsExactly(note);
        assertThat(((Step.Moved) step(through, ticket("NEW").build(), "enter")).effects())
                .containsExactly(bell, note);
    }

    private static String state(WorkflowDefinition definition, Record.Builder record) {
        return state(definition, record, "go");
    }

    private static String state(WorkflowDefinition definition, Record.Builder record, String transition) {
        Step.Moved moved = (Step.Moved) step(definition, record.build(), transition);
        return moved.after().require(MACHINE.state());
    }

    private static Step.Refusal refused(WorkflowDefinition definition, Record.Builder record, String transition) {
        return ((Step.Refused) step(definition, record.build(), transition)).code();
    }

    private static List<WorkflowEngine.Choice> options(WorkflowDefinition definition, Record.Builder record) {
        return new WorkflowEngine(Map.of(), Map.of())
                .options(new Attempt(definition, MACHINE, record.build(), ""), Tickets.context());
    }

    /** Where the transitions {@code go} that are open lead. */
    private static List<String> open(WorkflowDefinition definition, Record.Builder record) {
        return options(definition, record).stream()
                .filter(choice -> choice.obstacles().isEmpty())
                .filter(choice -> choice.transition().name().equals("go"))
                .map(choice -> choice.transition().to().orElseThrow())
                .toList();
    }
}
