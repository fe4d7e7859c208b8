package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.spi.VersionConflictException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transition of one record, by name.
 *
 * @param input values the transition sets, checked
 * @param expected the version the caller had read, when they had
 */
public record FireTransition(RecordRef ref, String transition, CheckedInput input, OptionalLong expected)
        implements Command {
    public FireTransition {
        if (transition.isEmpty()) {
            throw RejectedException.of(Violation.of(
                    "transition", "STATE", "A transition is taken by its name", "Переход выполняют по его имени"));
        }
    }

    @Override
    public String name() {
        return ref.type() + "." + transition;
    }

    @Override
    public String payload() {
        return name() + ref + input.values();
    }

    @Override
    public Optional<RecordRef> named() {
        return expected.isPresent() ? Optional.of(ref) : Optional.empty();
    }

    @Override
    public void needs(Needs needs) {
        needs.lock(ref, AccessAction.TRANSITION, transition);
        needs.transition(ref.type(), Condition.id(ref.id()), transition);
        needs.read(input.values().values().stream()
                .flatMap(CreateRecord::referencesIn)
                .toList());
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(ref);
        checkVersion(record, expected);
        refuseAutomatic(work);
        EditRecord.checkReferences(work, ref, input);
        // The values of a transition are written by the right to the transition, but closed classes stay closed.
        EditRecord.refuseClosed(work, AccessAction.UPDATE, record, input);
        Record after = new Stepper(work).fire(record, transition, input::applyTo);
        EditRecord.refuseBlanked(work, after, input);
        return after;
    }

    /** Only timers and effects take automatic transitions. */
    private void refuseAutomatic(Work work) {
        boolean automatic = work.shop()
                .workflow(ref.type())
                .map(workflow -> workflow.named(transition).stream().anyMatch(way -> way.automatic()))
                .orElse(false);
        if (automatic) {
            throw RejectedException.of(Violation.of(
                    transition,
                    "STATE",
                    "This transition is taken by the system only",
                    "Этот переход выполняет только система"));
        }
    }

    static void checkVersion(Record record, OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != record.version()) {
            throw new VersionConflictException(record.ref(), expected.getAsLong(), record.version());
        }
    }

    /** What the moves of a record look at. */
    static void needsOfMoves(Needs needs, RecordRef ref) {
        needs.read(List.of(ref));
        needs.shop()
                .workflow(ref.type())
                .ifPresent(workflow -> workflow.transitions()
                        .forEach(way -> way.guards()
                                .forEach(guard -> needs.facts(ref.type(), Condition.id(ref.id()), guard.condition()))));
    }
}
