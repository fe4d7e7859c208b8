package dev.crmkit.core.workflow;

import static dev.crmkit.core.workflow.Tickets.DUE_AT;
import static dev.crmkit.core.workflow.Tickets.KIND;
import static dev.crmkit.core.workflow.Tickets.NOTE;
import static dev.crmkit.core.workflow.Tickets.POINTS;
import static dev.crmkit.core.workflow.Tickets.TITLE;
import static dev.crmkit.core.workflow.Tickets.VIP;
import static dev.crmkit.core.workflow.Tickets.sound;
import static dev.crmkit.core.workflow.Tickets.told;
import static dev.crmkit.core.workflow.Tickets.way;
import static dev.crmkit.core.workflow.Tickets.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of these definitions has one fault, and exactly that is told. */
class FaultyDefinitionsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ways", "guards", "choices"})
    void one_fault_one_finding(String fault, WorkflowDefinition.Builder definition, List<String> findings) {
        assertThat(told(definition.build())).as(fault).isEqualTo(findings);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                fault(
                        "no way leads to a state",
                        way(sound().open("ORPHAN", "Сирота", "Orphan"), "leave", "DONE", "ORPHAN"),
                        "ERROR UNREACHABLE /states"),
                fault(
                        "two states that only lead to each other",
                        way(
                                way(
                                        way(side().open("ASIDE", "Рядом", "Aside"), "fall", "SIDE", "WORK"),
                                        "to",
                                        "ASIDE",
                                        "SIDE"),
                                "fro",
                                "SIDE",
                                "ASIDE"),
                        "ERROR NO_WAY_TO_FINAL /states",
                        "ERROR NO_WAY_TO_FINAL /states"),
                fault("a state that cannot be left", way(side(), "fall", "SIDE", "WORK"), "ERROR DEAD_END /states"),
                fault(
                        "a state that can only be left for itself",
                        way(way(side(), "fall", "SIDE", "WORK"), "turn", "SIDE", "SIDE"),
                        "ERROR DEAD_END /states"),
                fault(
                        "an unknown target",
                        way(sound(), "leap", "DOEN", "NEW"),
                        "ERROR UNKNOWN_STATE /transitions/4/to"),
                fault(
                        "an unknown state to leave",
                        way(sound(), "leap", "DONE", "NWE"),
                        "ERROR UNKNOWN_STATE /transitions/4/from"),
                fault(
                        "an unknown group",
                        way(sound(), "leap", "DONE", "@opne"),
                        "ERROR UNKNOWN_GROUP /transitions/4/from"),
                fault("an ordered name nobody has", sound().ordered("finnish"), "ERROR UNKNOWN_TRANSITION /ordered"));
    }

    static Stream<Arguments> guards() {
        return Stream.of(
                fault(
                        "guards that exclude each other",
                        go(POINTS.gt(5L), each -> each.guard(POINTS.lt(5L), "много", "many")),
                        "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a gap no whole number lies in",
                        go(POINTS.gt(5L).and(POINTS.lt(6L))),
                        "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a choice that is two things",
                        go(KIND.is("BUG").and(KIND.is("ASK"))),
                        "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a choice that is none of its options",
                        go(KIND.isNotEmpty().and(KIND.isNot("BUG")).and(KIND.isNot("ASK"))),
                        "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a guard its own assignment breaks",
                        go(POINTS.is(1L), each -> each.set(POINTS, new ValueSource.Literal(2L))),
                        "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a guard on another state than it leaves",
                        go(Tickets.MACHINE.state().is("NEW").not()),
                        "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a time before a moving and after a fixed one",
                        go(DUE_AT.lt(Operand.nowMinus(Duration.ofDays(1)))
                                .and(DUE_AT.gt(Instant.parse("2030-01-01T00:00:00Z")))),
                        "UNDECIDED NEVER /transitions/4/guards"),
                fault("a guard the type breaks", go(TITLE.isEmpty()), "ERROR NEVER /transitions/4/guards"),
                fault(
                        "a guard every record fulfils",
                        go(POINTS.le(5L).or(POINTS.gt(5L)).or(POINTS.isEmpty())),
                        "INFO ALWAYS /transitions/4/guards"),
                fault("a guard the type fulfils", go(TITLE.isNotEmpty()), "INFO ALWAYS /transitions/4/guards"),
                fault(
                        "a guard that wants empty what the transition requires",
                        go(NOTE.isEmpty(), each -> each.require(NOTE)),
                        "ERROR CONTRADICTION /transitions/4/required"),
                fault(
                        "a required field that the transition empties",
                        go(VIP.is(true), each -> each.require(NOTE).set(NOTE, new ValueSource.Empty())),
                        "ERROR CONTRADICTION /transitions/4/required"),
                fault(
                        "a guard that wants empty what its state requires",
                        way(way(held(), "hold", "HELD", "NEW"), "free", "WORK", where("HELD", NOTE.isEmpty())),
                        "WARNING CONTRADICTION /transitions/5/guards"),
                fault(
                        "a plugin nobody has",
                        go(VIP.is(true), each -> each.does(new Effect.Plugin("raet"))),
                        "ERROR UNKNOWN_ACTION /transitions/4/effects/0/action"),
                fault(
                        "a condition of an effect that never holds",
                        go(
                                VIP.is(true),
                                each -> each.doesWhere(
                                        POINTS.gt(5L).and(POINTS.lt(6L)),
                                        new Effect.Assign(Map.of("vip", new ValueSource.Literal(false))))),
                        "ERROR NEVER /transitions/4/effects/0/when"),
                fault(
                        "a guard of an unknown option",
                        go(KIND.is("BGU")),
                        "ERROR UNKNOWN_OPTION /transitions/4/guards/0/condition/value"));
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                fault(
                        "guards that meet at one number",
                        choice(POINTS.ge(5L), POINTS.le(5L).or(POINTS.isEmpty())),
                        "ERROR OVERLAP /transitions/5/guards"),
                fault(
                        "guards of different fields",
                        choice(VIP.is(true), KIND.is("BUG").or(VIP.isNot(true))),
                        "ERROR OVERLAP /transitions/5/guards"),
                fault(
                        "guards that overlap once a field is assigned",
                        way(
                                way(sound(), "go", "DONE", where("NEW", VIP.is(true))),
                                "go",
                                "WORK",
                                each -> where(
                                                "NEW",
                                                VIP.isNot(true).or(NOTE.is("x").and(POINTS.is(1L))))
                                        .apply(each)
                                        .set(NOTE, new ValueSource.Literal("x"))),
                        "ERROR OVERLAP /transitions/5/guards"),
                fault(
                        "guards with a number between",
                        choice(POINTS.lt(5L), POINTS.gt(5L).or(POINTS.isEmpty())),
                        "WARNING GAP /transitions/4/guards"),
                fault(
                        "nobody thought of an empty field",
                        choice(POINTS.lt(5L), POINTS.ge(5L)),
                        "WARNING GAP /transitions/4/guards"),
                fault(
                        "nothing is left over",
                        otherwise(choice(VIP.is(true), VIP.isNot(true))),
                        "ERROR SHADOWED /transitions/6/guards"),
                fault(
                        "one behind a wider one",
                        way(choice(POINTS.ge(5L), POINTS.ge(7L)), "go", "DROPPED", "NEW")
                                .ordered("go"),
                        "ERROR SHADOWED /transitions/5/guards"),
                fault(
                        "two of one name without guards",
                        way(way(sound(), "go", "DONE", "NEW"), "go", "WORK", "NEW"),
                        "ERROR AMBIGUOUS /transitions"),
                fault(
                        "one for people and one for the system",
                        way(
                                way(sound(), "go", "DONE", where("NEW", VIP.is(true))),
                                "go",
                                "DROPPED",
                                each -> each.from("WORK").automatic()),
                        "ERROR MIXED_FIRING /transitions"),
                fault(
                        "two that are left over",
                        otherwise(otherwise(way(sound(), "go", "DONE", where("NEW", VIP.is(true))))),
                        "ERROR AMBIGUOUS /transitions"),
                fault(
                        "one that is left over under a condition",
                        way(
                                sound(),
                                "go",
                                "DONE",
                                each -> where("NEW", VIP.is(true)).apply(each).otherwise()),
                        "ERROR MISPLACED /transitions/4/guards"),
                fault(
                        "plugins that may both pass",
                        otherwise(way(
                                way(
                                        sound(),
                                        "go",
                                        "DONE",
                                        each -> each.from("NEW").check("solvent")),
                                "go",
                                "WORK",
                                each -> each.from("NEW").check("free"))),
                        "UNDECIDED OVERLAP /transitions/5/guards"));
    }

    /** One finding, but for faults of several states. */
    private static Arguments fault(String words, WorkflowDefinition.Builder definition, String... findings) {
        return Arguments.of(words, definition, List.of(findings));
    }

    private static WorkflowDefinition.Builder side() {
        return sound().open("SIDE", "Сбоку", "Side");
    }

    private static WorkflowDefinition.Builder held() {
        return sound().state("HELD", "Ждёт", "Held", StateKind.OPEN, state -> state.require(NOTE));
    }

    /** One more transition from NEW to DONE, the fifth. */
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
}
