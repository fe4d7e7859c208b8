package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.core.workflow.Attempt;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.core.workflow.StateMove;
import dev.crmkit.core.workflow.Step;
import dev.crmkit.core.workflow.WorkflowDefinition;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes transitions within a work: asks the engine, keeps the stage history, has the effects carried out. */
final class Stepper {
    /** How deep transitions may fire transitions of other records. */
    static final int MAX_DEPTH = 8;

    private final Work work;
    private final Effects effects;
    private int depth;

    Stepper(Work work) {
        this.work = work;
        this.effects = new Effects(work, this);
    }

    /** A transition the sender asks for: the right is demanded. */
    Record fire(Record current, String transition, UnaryOperator<Record.Builder> input) {
        work.demand(AccessAction.TRANSITION, current, transition);
        return take(current, transition, input);
    }

    /** A transition that follows from another: judged by the engine alone. */
    Record take(Record current, String transition, UnaryOperator<Record.Builder> input) {
        WorkflowDefinition workflow = workflow(current);
        Record candidate = work.change(current, input);
        Step step = work.shop().engine().step(attempt(workflow, candidate, transition), work.stepContext());
        Step.Moved moved = moved(step);
        Record after = put(candidate, moved.after());
        moved.moves().forEach(move -> enter(after, workflow, move));
        carryOut(after, moved);
        return work.find(after.ref()).orElse(after);
    }

    /** Whether the record's state knows the transition at all. */
    boolean knows(Record current, String transition) {
        WorkflowDefinition workflow = workflow(current);
        return attempt(workflow, current, transition)
                .state()
                .map(state ->
                        workflow.from(state).stream().anyMatch(way -> way.name().equals(transition) && !way.always()))
                .orElse(false);
    }

    private WorkflowDefinition workflow(Record record) {
        return workflow(work.shop(), record.type());
    }

    /** The workflow of a type, which must have one. */
    static WorkflowDefinition workflow(Workshop shop, RecordType type) {
        return shop.workflow(type.key())
                .orElseThrow(() -> RejectedException.of(Violation.of(
                        type.key(),
                        "STATE",
                        "Records of this type have no workflow",
                        "У записей этого типа нет процесса")));
    }

    private Attempt attempt(WorkflowDefinition workflow, Record candidate, String transition) {
        return new Attempt(workflow, work.shop().states(candidate.type()), candidate, transition);
    }

    private static Step.Moved moved(Step step) {
        if (step instanceof Step.Refused refused) {
            if (refused.code() == Step.Refusal.REQUIRED) {
                throw new InvalidInputException(refused.violations());
            }
            throw new RejectedException(refused.code().name(), refused.violations());
        }
        return (Step.Moved) step;
    }

    /** The engine's record, at the version this work gives it. */
    private Record put(Record candidate, Record after) {
        return work.change(candidate, builder -> {
            for (Field<?> field : candidate.changesTo(after)) {
                after.value(field).ifPresentOrElse(value -> builder.put(field, value), () -> builder.clear(field));
            }
            return builder;
        });
    }

    private void enter(Record after, WorkflowDefinition workflow, StateMove move) {
        if (move.from().isPresent()) {
            dropTimers(after, workflow.stateField());
        }
        work.insert(stageRecord(after, workflow, move));
    }

    private void dropTimers(Record record, String stateField) {
        work.all(Timer.TYPE).stream()
                .filter(timer -> timer.require(Timer.RECORD).equals(record.ref())
                        && timer.require(Timer.STATE_FIELD).equals(stateField))
                .forEach(work::remove);
    }

    private Record stageRecord(Record after, WorkflowDefinition workflow, StateMove move) {
        Optional<Duration> business = move.enteredAt().flatMap(since -> effects.businessTime(after, since));
        Optional<Duration> calendar = move.enteredAt().map(since -> Duration.between(since, work.instant()));
        return work.create(StageRecord.TYPE)
                .set(StageRecord.RECORD, after.ref())
                .set(StageRecord.STATE_FIELD, workflow.stateField())
                .set(StageRecord.FROM, move.from())
                .set(StageRecord.TO, move.to())
                .set(StageRecord.TRANSITION, move.transition())
                .set(StageRecord.SEQ, move.seq())
                .set(StageRecord.AT, work.instant())
                .set(StageRecord.BY, work.sender().login())
                .set(StageRecord.CALENDAR_SECONDS, calendar.map(Duration::toSeconds))
                .set(StageRecord.BUSINESS_SECONDS, business.map(Duration::toSeconds))
                .set(StageRecord.AMOUNT_AT, amount(after))
                .set(StageRecord.WORKFLOW_VERSION, move.workflowVersion())
                .build();
    }

    private static Optional<Money> amount(Record record) {
        return record.type()
                .field("amount")
                .filter(field -> field.type() instanceof FieldType.Amount)
                .flatMap(record::value)
                .map(Money.class::cast);
    }

    private void carryOut(Record after, Step.Moved moved) {
        if (moved.effects().isEmpty()) {
            return;
        }
        if (++depth > MAX_DEPTH) {
            throw RejectedException.of(Violation.of(
                    after.type().key(),
                    "TOO_DEEP",
                    "Transitions fire one another more than " + MAX_DEPTH + " deep",
                    "Переходы вызывают друг друга глубже " + MAX_DEPTH));
        }
        StateField states = work.shop().states(after.type());
        moved.effects().forEach(effect -> effects.carryOut(effect, after.ref(), states));
        depth--;
    }

    /** Everything that stands between the record and each transition of its state, rights included. */
    List<dev.crmkit.core.record.Move> moves(Record record) {
        return dev.crmkit.core.record.Move.list(
                work.shop().engine().options(attempt(workflow(record), record, ""), work.stepContext()),
                name -> work.decide(AccessAction.TRANSITION, record, name));
    }
}
