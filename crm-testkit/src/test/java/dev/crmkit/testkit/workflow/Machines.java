package dev.crmkit.testkit.workflow;

import dev.crmkit.core.workflow.Attempt;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.core.workflow.Step;
import dev.crmkit.core.workflow.StepContext;
import dev.crmkit.core.workflow.TransitionDefinition;
import dev.crmkit.core.workflow.TransitionDefinition.Firing;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.core.workflow.WorkflowEngine;
import dev.crmkit.spi.condition.Bindings;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.testkit.gen.Workflows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The real engine, asked about every kind of record there is, on a definition or on a part cut out of it. */
final class Machines {
    private static final WorkflowEngine ENGINE = new WorkflowEngine(Map.of(), Map.of());
    private static final StepContext CONTEXT = new StepContext(
            new Bindings(Instant.parse("2026-03-02T07:00:00Z"), ZoneOffset.UTC, Map.of()),
            "mila",
            null,
            Related.none());
    private static final List<Record> CELLS = Workflows.cells();
    private static final String NAME = "cut";

    private Machines() {}

    static List<Record> cells() {
        return CELLS;
    }

    /** One attempt from a state; empty for the making of a record. */
    static Step step(WorkflowDefinition definition, Record cell, String state, String transition) {
        Record record = state.isEmpty()
                ? cell
                : cell.edit().set(Workflows.MACHINE.state(), state).build();
        return ENGINE.step(new Attempt(definition, Workflows.MACHINE, record, transition), CONTEXT);
    }

    /** What becomes of every cell in a state, one after the other, when these ways are all there is to choose from. */
    static List<Step> outcomes(WorkflowDefinition of, List<TransitionDefinition> ways, String state, boolean ordered) {
        WorkflowDefinition cut = new WorkflowDefinition(
                of.type(),
                of.stateField(),
                of.version(),
                of.states(),
                ways.stream().map(Machines::byHand).toList(),
                ordered ? Set.of(NAME) : Set.of());
        return CELLS.stream().map(cell -> step(cut, cell, state, NAME)).toList();
    }

    /** Of each cell whether the guards of one way hold in a state. */
    static List<Boolean> met(WorkflowDefinition of, TransitionDefinition way, String state) {
        TransitionDefinition bare = new TransitionDefinition(
                way.name(),
                way.label(),
                way.from(),
                way.target(),
                way.guards(),
                List.of(),
                List.of(),
                way.effects(),
                Firing.BY_HAND,
                false);
        List<StateDefinition> undemanding = of.states().stream()
                .map(each -> new StateDefinition(
                        each.key(), each.label(), each.kind(), each.groups(), false, List.of(), List.of(), List.of()))
                .toList();
        WorkflowDefinition alone =
                new WorkflowDefinition(of.type(), of.stateField(), of.version(), undemanding, List.of(bare));
        return outcomes(alone, List.of(bare), state, false).stream()
                .map(Step.Moved.class::isInstance)
                .toList();
    }

    private static TransitionDefinition byHand(TransitionDefinition way) {
        return new TransitionDefinition(
                NAME,
                way.label(),
                way.from(),
                way.target(),
                way.guards(),
                way.required(),
                way.checks(),
                way.effects(),
                Firing.BY_HAND,
                way.otherwise());
    }
}
