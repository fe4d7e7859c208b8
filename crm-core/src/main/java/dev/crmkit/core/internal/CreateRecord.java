package dev.crmkit.core.internal;

import dev.crmkit.RejectedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.record.Draft;
import dev.crmkit.core.value.CheckedInput;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A new record of any business type, through the one way records are made.
 *
 * @param input the checked values of the draft
 * @param entry the transition that creates it, where the type has a workflow
 * @param parents reference fields of which the first present one decides the right: UPDATE on that record
 * @param imported whether an import creates it: the right IMPORT is demanded as well
 */
public record CreateRecord(
        RecordType type,
        CheckedInput input,
        Draft<?> draft,
        String entry,
        List<Field<RecordRef>> parents,
        boolean imported)
        implements Command {

    @Override
    public String name() {
        return type.key() + "." + entry;
    }

    @Override
    public String payload() {
        return name() + input.values() + draft.externalKey() + draft.unit() + draft.owner();
    }

    @Override
    public void needs(Needs needs) {
        needs.number(type.key());
        if (draft.owner().isEmpty()) {
            needs.turn(type.key());
        }
        draft.externalKey().ifPresent(key -> needs.readKey(type, Header.EXTERNAL_KEY, key));
        if (type.key().equals(Interaction.TYPE.key())) {
            input.get(Interaction.TASK).ifPresent(task -> needs.lock(task, AccessAction.TRANSITION, "complete"));
        }
        needs.read(references());
        needs.matches(contactKeys());
        needs.transition(type.key(), Condition.never(), entry);
    }

    @Override
    public Record decide(Work work) {
        Optional<Record> known = draft.externalKey().flatMap(key -> work.first(type, Header.EXTERNAL_KEY, key));
        if (known.isPresent()) {
            return visibleTwin(work, known.get());
        }
        checkReferences(work);
        Optional<Record> parent = parent(work);
        Record.Builder builder = input.applyTo(work.create(type));
        place(work, builder, parent);
        parent.ifPresent(above -> inherit(builder, above));
        knownContact(work, builder);
        AccessAction action = demandRight(work, builder.build(), parent);
        EditRecord.refuseClosed(work, action, builder.build(), input);
        Stepper stepper = new Stepper(work);
        Record born = Births.insert(work, stepper, builder, origin(work), entry);
        fulfil(work, stepper, born);
        return born;
    }

    /** An interaction that names the task it fulfils completes it. */
    private void fulfil(Work work, Stepper stepper, Record born) {
        if (type.key().equals(Interaction.TYPE.key())) {
            born.get(Interaction.TASK)
                    .map(work::require)
                    .ifPresent(task -> stepper.fire(
                            task, "complete", builder -> builder.set(Task.RESULT, born.get(Interaction.RESULT))));
        }
    }

    private Record visibleTwin(Work work, Record known) {
        if (!work.decide(AccessAction.READ, known, "").permitted()) {
            throw RejectedException.of(duplicate());
        }
        return known;
    }

    private static Violation duplicate() {
        return Violation.of(
                Header.EXTERNAL_KEY.key(),
                "DUPLICATE",
                "Another record already has this external key",
                "Этот внешний ключ уже есть у другой записи");
    }

    /** A reference to what the sender may not see is answered like one to nothing. */
    private void checkReferences(Work work) {
        List<Violation> violations = new ArrayList<>();
        input.values()
                .forEach((field, value) -> referencesIn(value)
                        .filter(ref -> !isVisible(work, ref))
                        .forEach(ref -> violations.add(noRecord(field.key()))));
        draft.unit().filter(ref -> !isVisible(work, ref)).ifPresent(ref -> violations.add(noRecord("unit")));
        draft.owner().filter(ref -> !isVisible(work, ref)).ifPresent(ref -> violations.add(noRecord("owner")));
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    static Violation noRecord(String path) {
        return Violation.of(path, "NO_RECORD", "There is no such record", "Такой записи нет");
    }

    static boolean isVisible(Work work, RecordRef ref) {
        return work.find(ref)
                .filter(record -> work.decide(AccessAction.READ, record, "").permitted())
                .isPresent();
    }

    private Optional<Record> parent(Work work) {
        return parents.stream()
                .flatMap(link -> input.get(link).stream())
                .findFirst()
                .flatMap(work::find);
    }

    private void place(Work work, Record.Builder builder, Optional<Record> parent) {
        Optional<RecordRef> unit = draft.unit()
                .or(() -> parent.flatMap(above -> above.get(Header.UNIT)))
                .or(() -> work.sender().homeUnit());
        Optional<RecordRef> owner = draft.owner()
                .or(() -> Assigning.owner(work, builder.build()))
                .or(() -> Births.self(work))
                .or(() -> parent.flatMap(above -> above.get(Header.OWNER)));
        builder.set(Header.UNIT, unit).set(Header.OWNER, owner).set(Header.EXTERNAL_KEY, draft.externalKey());
    }

    /** A record that hangs on another is about the same client. */
    private static void inherit(Record.Builder builder, Record parent) {
        for (String key : List.of("company", "contact")) {
            Optional<Field<?>> own =
                    builder.type().field(key).filter(field -> builder.get(field).isEmpty());
            Optional<Object> value = parent.type().field(key).flatMap(parent::value);
            own.ifPresent(field -> value.ifPresent(ref -> builder.put(field, ref)));
        }
    }

    /** A lead of somebody we know, and the sender may see and recognise, is linked at once. */
    private void knownContact(Work work, Record.Builder builder) {
        if (type.key().equals(Lead.TYPE.key()) && builder.get(Lead.CONTACT).isEmpty()) {
            work.all(Contact.TYPE).stream()
                    .filter(contact -> isRecognised(work, contact))
                    .findFirst()
                    .ifPresent(contact -> builder.set(Lead.CONTACT, contact.ref()));
        }
    }

    /** By phones and e-mails the sender may read himself: a link by hidden ones would tell them. */
    private static boolean isRecognised(Work work, Record contact) {
        return work.decide(AccessAction.READ, contact, "").permitted()
                && Stream.of(Contact.PHONES, Contact.EMAILS)
                        .allMatch(field -> FieldRights.open(work, AccessAction.READ, contact, field));
    }

    /** What the record is created by; who hangs it on another writes the fields he might edit. */
    private AccessAction demandRight(Work work, Record image, Optional<Record> parent) {
        if (imported) {
            work.demand(AccessAction.IMPORT, image, "");
        }
        if (parent.isPresent()) {
            work.demand(AccessAction.UPDATE, parent.get(), "");
        } else {
            work.demand(creating(work), image, "");
        }
        draft.owner()
                .filter(owner -> !Births.self(work).equals(Optional.of(owner)))
                .ifPresent(owner -> work.demand(AccessAction.ASSIGN, image, ""));
        return parent.isPresent() ? AccessAction.UPDATE : creating(work);
    }

    /** Decided by who acts, never by what the caller says. */
    private static AccessAction creating(Work work) {
        return work.sender().subject().service() ? AccessAction.CREATE_SYSTEM : AccessAction.CREATE_MANUAL;
    }

    private String origin(Work work) {
        if (imported) {
            return "IMPORT";
        }
        return work.sender().subject().service() ? "API" : "MANUAL";
    }

    private List<RecordRef> references() {
        Stream<RecordRef> named = Stream.concat(draft.unit().stream(), draft.owner().stream());
        return Stream.concat(input.values().values().stream().flatMap(CreateRecord::referencesIn), named)
                .toList();
    }

    static Stream<RecordRef> referencesIn(Object value) {
        if (value instanceof RecordRef ref) {
            return Stream.of(ref);
        }
        return value instanceof List<?> list
                ? list.stream().filter(RecordRef.class::isInstance).map(RecordRef.class::cast)
                : Stream.of();
    }

    private List<String> contactKeys() {
        if (!type.key().equals(Lead.TYPE.key())) {
            return List.of();
        }
        return Births.matchKeys(
                Contact.TYPE.key(),
                input.get(Lead.PHONES).orElse(List.of()),
                input.get(Lead.EMAILS).orElse(List.of()));
    }

    /** The reference fields of a type that lead to a record it may hang on. */
    public static List<Field<RecordRef>> parentLinks(Field<?>... links) {
        List<Field<RecordRef>> all = new ArrayList<>();
        for (Field<?> link : links) {
            all.add(reference(link));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Field<RecordRef> reference(Field<?> link) {
        if (!(link.type() instanceof FieldType.Reference)) {
            throw new IllegalArgumentException(link.key() + " is no reference");
        }
        return (Field<RecordRef>) link;
    }
}
