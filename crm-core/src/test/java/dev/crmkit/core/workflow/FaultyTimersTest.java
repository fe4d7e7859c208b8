package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.Tickets.KIND;
import static dev.crmkit.core.workflow.Tickets.POINTS;
import static dev.crmkit.core.workflow.Tickets.VIP;
import static dev.crmkit.core.workflow.Tickets.self;
import static dev.crmkit.core.workflow.Tickets.sound;
import static dev.crmkit.core.workflow.Tickets.timed;
import static dev.crmkit.core.workflow.Tickets.timer;
import static dev.crmkit.core.workflow.Tickets.told;
import static dev.crmkit.core.workflow.Tickets.way;
import static dev.crmkit.core.workflow.Tickets.where;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of these definitions has one fault in what happens without people, and exactly that is told. */
class FaultyTimersTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"selves", "timers"})
    void one_fault_one_finding(String fault, WorkflowDefinition.Builder definition, String finding) {
        assertThat(told(definition.build())).as(fault).isEqualTo(List.of(finding));
    }

    static Stream<Arguments> selves() {
        return Stream.of(
                fault(
                        "a ring that never rests",
                        self(
                                self(way(entered(), "leave", "DONE", "SIDE"), "SIDE", "WORK", VIP.is(true)),
                                "WORK",
                                "SIDE",
                                VIP.is(true)),
                        "ERROR ENDLESS /transitions/7"),
                fault(
                        "a ring that may not rest",
                        way(
                                sound(),
                                "again",
                                "WORK",
                                each -> where("WORK", POINTS.lt(5L))
                                        .apply(each)
                                        .set(POINTS, new ValueSource.Increment("points", 1))
                                        .always()),
                        "WARNING ENDLESS /transitions/4"),
                fault(
                        "two that follow by themselves at once",
                        self(self(sound(), "WORK", "DONE", VIP.is(true)), "WORK", "DROPPED", KIND.is("BUG")),
                        "ERROR OVERLAP /transitions/5/guards"),
                fault(
                        "one that is taken by itself and stays",
                        sound().transition(
                                        "hum",
                                        "гул",
                                        "hum",
                                        each -> each.from("WORK").always()),
                        "ERROR MISPLACED /transitions/4"),
                fault(
                        "a state that is left at once for one without a way out",
                        way(self(side(), "WORK", "SIDE", VIP.is(true)), "back", "SIDE", "SIDE"),
                        "ERROR DEAD_END /states"));
    }

    static Stream<Arguments> timers() {
        return Stream.of(
                fault(
                        "a timer for a transition of another state",
                        timed(timer("bell", 2, "start")),
                        "ERROR STUCK_TIMER /states/1/entry/0/fires"),
                fault(
                        "a timer for a transition that is never open there",
                        way(
                                timed(timer("bell", 2, "ring")),
                                "ring",
                                "DONE",
                                each -> each.from("NEW", "WORK")
                                        .guard(Tickets.MACHINE.state().is("NEW"), "нет", "no")),
                        "ERROR IDLE_TIMER /states/1/entry/0/fires"),
                fault(
                        "a timer behind a shorter one",
                        way(timed(timer("first", 1, "drop"), timer("second", 2, "ring")), "ring", "DONE", "WORK"),
                        "ERROR IDLE_TIMER /states/1/entry/1/due"),
                fault(
                        "a timer of a state that is left at once",
                        way(
                                timed(timer("bell", 2, "drop")),
                                "pass",
                                "DONE",
                                each -> each.from("WORK").always()),
                        "ERROR IDLE_TIMER /states/1/entry/0"),
                fault(
                        "a timer that counts from what nobody sets",
                        timed(new Effect.StartTimer("bell", "ringAt", new DueRule.BusinessDays(1), "drop")),
                        "WARNING BASE_NEVER_SET /states/1/entry/0/base"),
                fault(
                        "a timer that is due at once, for ever",
                        way(
                                timed(new Effect.StartTimer("bell", "dueAt", new DueRule.BusinessDays(1), "ring")),
                                "ring",
                                "WORK",
                                "WORK"),
                        "ERROR TIMER_LOOP /states"),
                fault(
                        "a timer without delay",
                        timed(timer("bell", 0, "drop")),
                        "ERROR OUT_OF_RANGE /states/1/entry/0/due"),
                fault(
                        "two timers of one name",
                        timed(timer("bell", 1, "drop"), timer("bell", 1, "drop")),
                        "ERROR DUPLICATE_TIMER /states/1/entry"));
    }

    private static Arguments fault(String words, WorkflowDefinition.Builder definition, String finding) {
        return Arguments.of(words, definition, finding);
    }

    private static WorkflowDefinition.Builder side() {
        return sound().open("SIDE", "Сбоку", "Side");
    }

    private static WorkflowDefinition.Builder entered() {
        return way(side(), "enter", "SIDE", "NEW");
    }
}
