package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.core.value.RequiredCheck;
import dev.crmkit.core.workflow.StateDefinition;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** New values for fields of one record. States, owner and the other managed fields have doors of their own. */
public record EditRecord(RecordType type, RecordRef ref, CheckedInput input, OptionalLong expected) implements Command {

    @Override
    public String name() {
        return type.key() + ".edit";
    }

    @Override
    public String payload() {
        return name() + ref + input.values() + input.cleared();
    }

    @Override
    public Optional<RecordRef> named() {
        return expected.isPresent() ? Optional.of(ref) : Optional.empty();
    }

    @Override
    public void needs(Needs needs) {
        needs.lock(ref, AccessAction.UPDATE, "");
        needs.read(input.values().values().stream()
                .flatMap(CreateRecord::referencesIn)
                .toList());
        needs.keysOf(ref);
        needs.timersCountedFrom(ref.type(), Condition.id(ref.id()), input.named());
    }

    @Override
    public Record decide(Work work) {
        Record record = work.require(ref);
        FireTransition.checkVersion(record, expected);
        work.demand(AccessAction.UPDATE, record, "");
        refuseFrozen(work, record);
        checkReferences(work, ref, input);
        refuseClosed(work, AccessAction.UPDATE, record, input);
        Record after = work.change(record, input::applyTo);
        RequiredCheck.require(after);
        refuseBlanked(work, after, input);
        work.demand(AccessAction.UPDATE, after, "");
        Births.rekey(work, record, after);
        return after;
    }

    /** What its type or the state it is in requires does not become empty. */
    static void refuseBlanked(Work work, Record after, CheckedInput input) {
        Set<String> ofState =
                state(work, after).map(state -> Set.copyOf(state.required())).orElse(Set.of());
        List<Field<?>> kept = after.type().fields().stream()
                .filter(input::names)
                .filter(field -> field.isRequired() || ofState.contains(field.key()))
                .toList();
        List<Violation> missing = RequiredCheck.missing(after, kept);
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
    }

    private static Optional<StateDefinition> state(Work work, Record record) {
        return work.shop()
                .workflow(record.type().key())
                .flatMap(workflow ->
                        record.get(work.shop().states(record.type()).state()).flatMap(workflow::state));
    }

    static void refuseFrozen(Work work, Record record) {
        boolean frozen = state(work, record).map(StateDefinition::frozen).orElse(false);
        if (frozen) {
            throw RejectedException.of(Violation.of(
                    record.type().key(),
                    "FROZEN",
                    "The record does not change in this state",
                    "В этом состоянии запись не меняется"));
        }
    }

    /** A record links to others only, and to those the sender may see. */
    static void checkReferences(Work work, RecordRef self, CheckedInput input) {
        List<Violation> violations = new ArrayList<>();
        input.values()
                .forEach((field, value) -> CreateRecord.referencesIn(value)
                        .flatMap(ref -> fault(work, self, field, ref).stream())
                        .forEach(violations::add));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private static Optional<Violation> fault(Work work, RecordRef self, Field<?> field, RecordRef ref) {
        if (ref.equals(self)) {
            return Optional.of(Violation.of(
                    field.key(), "SELF_LINK", "A record does not link to itself", "Запись не ссылается сама на себя"));
        }
        return CreateRecord.isVisible(work, ref) ? Optional.empty() : Optional.of(CreateRecord.noRecord(field.key()));
    }

    /** Refuses fields the sender may not write, each named with its class and without any value. */
    static void refuseClosed(Work work, AccessAction action, Record record, CheckedInput input) {
        refuseClosed(work, action, record, input.named());
    }

    /**
     * The same of these fields.
     *
     * @param action by which the record is written
     */
    static void refuseClosed(Work work, AccessAction action, Record record, Collection<? extends Field<?>> fields) {
        List<Violation> closed = fields.stream()
                .filter(field -> !FieldRights.open(work, action, record, field))
                .map(EditRecord::closedField)
                .toList();
        if (!closed.isEmpty()) {
            throw new InvalidInputException(closed);
        }
    }

    private static Violation closedField(Field<?> field) {
        return Violation.of(
                        field.key(),
                        "FIELD_CLASS",
                        "You may not write fields of the class " + field.fieldClass(),
                        "Вам нельзя писать поля класса " + field.fieldClass())
                .with("class", field.fieldClass());
    }
}
