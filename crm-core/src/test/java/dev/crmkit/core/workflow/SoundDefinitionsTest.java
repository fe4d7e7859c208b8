package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.Tickets.DUE_AT;
import static dev.crmkit.core.workflow.Tickets.KIND;
import static dev.crmkit.core.workflow.Tickets.NOTE;
import static dev.crmkit.core.workflow.Tickets.POINTS;
import static dev.crmkit.core.workflow.Tickets.RING_AT;
import static dev.crmkit.core.workflow.Tickets.VIP;
import static dev.crmkit.core.workflow.Tickets.self;
import static dev.crmkit.core.workflow.Tickets.sound;
import static dev.crmkit.core.workflow.Tickets.timer;
import static dev.crmkit.core.workflow.Tickets.told;
import static dev.crmkit.core.workflow.Tickets.way;
import static dev.crmkit.core.workflow.Tickets.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.schema.Header;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is told of definitions that are as they should be, however near a fault they come. */
class SoundDefinitionsTest {

    @Test
    void nothing_is_told_of_the_shipped_definitions() {
        assertThat(WorkflowCheck.findings(ShippedWorkflows.all(ShippedTypes.SCHEMA), ShippedTypes.SCHEMA)
                        .all())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"guards", "choices", "selves", "timers"})
    void nothing_is_told(String words, WorkflowDefinition.Builder definition) {
        assertThat(told(definition.build())).as(words).isEmpty();
    }

    static Stream<Arguments> guards() {
        return Stream.of(
                fine("the plain process", sound()),
                fine("one number lies between", go(POINTS.gt(5L).and(POINTS.lt(7L)))),
                fine("one option is left", go(KIND.isNotEmpty().and(KIND.isNot("BUG")))),
                fine("almost every record", go(POINTS.le(5L).or(POINTS.gt(5L)))),
                fine(
                        "what the transition assigns is there",
                        go(POINTS.is(2L), each -> each.set(POINTS, new ValueSource.FromField("points")))),
                fine(
                        "a required field that is assigned",
                        go(VIP.is(true), each -> each.require(NOTE).set(NOTE, new ValueSource.Literal("done")))),
                fine(
                        "a field is emptied that was required",
                        go(
                                NOTE.isEmpty(),
                                each -> each.set(NOTE, new ValueSource.Empty()).guard(VIP.is(true), "нет", "no"))),
                fine(
                        "assigned where it is empty",
                        go(POINTS.gt(5L), each -> each.doesWhere(POINTS.isEmpty(), assign("points", 5L)))),
                fine("a time that moves on", go(DUE_AT.lt(Operand.nowMinus(Duration.ofDays(1))))),
                fine("a plugin decides", go(VIP.is(true), each -> each.check("solvent"))),
                fine("a plugin fills in", go(NOTE.is("x"), each -> each.does(new Effect.Plugin("rate")))),
                fine("a part of a text", go(NOTE.contains("ab").and(NOTE.startsWith("b")))),
                fine("the acting user", go(Header.OWNER.is(Operand.parameter("me")))));
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                fine(
                        "two halves and nothing",
                        choice(POINTS.ge(5L), POINTS.lt(5L).or(POINTS.isEmpty()))),
                fine("two options and the rest", otherwise(choice(KIND.is("BUG"), KIND.is("ASK")))),
                fine("one half and the rest", otherwise(way(sound(), "go", "DONE", where("NEW", VIP.is(true))))),
                fine(
                        "overlapping, but in order",
                        way(choice(POINTS.ge(7L), POINTS.ge(5L)), "go", "DROPPED", "NEW")
                                .ordered("go")),
                fine(
                        "in order, with the rest first",
                        otherwise(choice(POINTS.ge(7L), POINTS.ge(5L))).ordered("go")),
                fine("one name from two states", way(way(sound(), "go", "DONE", "NEW"), "go", "DROPPED", "WORK")),
                fine(
                        "apart by what they require",
                        way(
                                way(
                                        sound(),
                                        "go",
                                        "DONE",
                                        each -> where("NEW", VIP.is(true))
                                                .apply(each)
                                                .require(NOTE)),
                                "go",
                                "WORK",
                                where("NEW", VIP.isNot(true).or(NOTE.isEmpty())))),
                fine(
                        "apart by an assignment",
                        way(
                                way(sound(), "go", "DONE", where("NEW", VIP.is(true))),
                                "go",
                                "WORK",
                                each -> where("NEW", VIP.isNot(true).and(NOTE.is("x")))
                                        .apply(each)
                                        .set(NOTE, new ValueSource.Literal("x")))));
    }

    static Stream<Arguments> selves() {
        return Stream.of(
                fine("one that follows by itself", self(sound(), "WORK", "DONE", VIP.is(true))),
                fine(
                        "two that follow, apart",
                        self(
                                self(sound(), "WORK", "DONE", VIP.is(true)),
                                "WORK",
                                "DROPPED",
                                VIP.isNot(true).and(KIND.is("BUG")))),
                fine(
                        "a ring that ends itself",
                        way(
                                self(entered(), "WORK", "SIDE", VIP.is(true)),
                                "self",
                                "WORK",
                                each -> where("SIDE", KIND.is("BUG"))
                                        .apply(each)
                                        .set(VIP, new ValueSource.Literal(false))
                                        .always())),
                fine(
                        "a ring that cannot close",
                        self(
                                self(
                                        way(
                                                way(sound().open("SIDE", "Сбоку", "Side"), "enter", "SIDE", "NEW"),
                                                "leave",
                                                "DONE",
                                                "SIDE"),
                                        "SIDE",
                                        "WORK",
                                        VIP.is(true)),
                                "WORK",
                                "SIDE",
                                VIP.isNot(true))),
                fine(
                        "a state passed through",
                        way(
                                way(sound().open("GATE", "Ворота", "Gate"), "enter", "GATE", "NEW"),
                                "pass",
                                "WORK",
                                each -> each.from("GATE").always())),
                fine(
                        "passed through one way or the other",
                        way(
                                way(
                                        way(sound().open("GATE", "Ворота", "Gate"), "enter", "GATE", "NEW"),
                                        "pass",
                                        "DONE",
                                        each -> where("GATE", VIP.is(true))
                                                .apply(each)
                                                .always()),
                                "pass",
                                "WORK",
                                each -> each.from("GATE").always().otherwise())));
    }

    static Stream<Arguments> timers() {
        return Stream.of(
                fine("a reminder before the end", timed(timer("remind", 1, "ring"), timer("end", 2, "drop"))),
                fine("two of one length", timed(timer("one", 1, "ring"), timer("two", 1, "drop"))),
                fine(
                        "from what is set",
                        way(
                                timed(new Effect.StartTimer("bell", "ringAt", new DueRule.BusinessDays(1), "drop")),
                                "plan",
                                "WORK",
                                each -> each.from("NEW").set(RING_AT, new ValueSource.Now()))),
                fine(
                        "from what a person fills in",
                        timed(new Effect.StartTimer("bell", "dueAt", new DueRule.BusinessDays(1), "drop"))));
    }

    private static Arguments fine(String words, WorkflowDefinition.Builder definition) {
        return Arguments.of(words, definition);
    }

    private static Effect assign(String field, Object value) {
        return new Effect.Assign(Map.of(field, new ValueSource.Literal(value)));
    }

    private static WorkflowDefinition.Builder go(Condition guard) {
        return way(sound(), "go", "DONE", where("NEW", guard));
    }

    private static WorkflowDefinition.Builder go(Condition guard, UnaryOperator<TransitionDefinition.Builder> more) {
        return way(sound(), "go", "DONE", each -> more.apply(where("NEW", guard).apply(each)));
    }

    private static WorkflowDefinition.Builder choice(Condition first, Condition second) {
        return way(way(sound(), "go", "DONE", where("NEW", first)), "go", "WORK", where("NEW", second));
    }

    private static WorkflowDefinition.Builder otherwise(WorkflowDefinition.Builder workflow) {
        return way(workflow, "go", "DROPPED", each -> each.from("NEW").otherwise());
    }

    private static WorkflowDefinition.Builder entered() {
        WorkflowDefinition.Builder side = sound().open("SIDE", "Сбоку", "Side");
        return way(way(side, "visit", "SIDE", "NEW"), "leave", "DONE", "SIDE");
    }

    private static WorkflowDefinition.Builder timed(Effect... effects) {
        return Tickets.timed(effects)
                .transition("ring", "звонок", "ring", each -> each.from("WORK").automatic());
    }
}
