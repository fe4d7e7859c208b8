package dev.crmkit.core.internal;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessDecision;
import dev.crmkit.core.access.FieldAccess;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import dev.crmkit.spi.value.Violation;
import java.util.List;

/** Writes down that somebody is about to be shown one value, and what for; the record stays as it is. */
public record RevealValue(RecordRef ref, Field<?> field, String purpose) implements Command {
    private static final int LONGEST = 500;

    @Override
    public String name() {
        return ref.type() + ".reveal";
    }

    @Override
    public void needs(Needs needs) {
        needs.lock(ref, AccessAction.REVEAL, "");
    }

    @Override
    public Record decide(Work work) {
        requirePurpose();
        Record record = work.require(ref);
        work.demand(AccessAction.REVEAL, record, "");
        FieldAccess access =
                work.shop().access().field(work.sender().subject(), AccessAction.REVEAL, record.type(), field);
        if (!FieldRights.open(access, record, work)) {
            throw new AccessDeniedException(refusal());
        }
        Record entry = work.insert(work.create(AuditEntry.TYPE)
                .set(AuditEntry.RECORD, ref)
                .set(AuditEntry.SEQ, record.version())
                .set(AuditEntry.AT, work.instant())
                .set(AuditEntry.ACTOR, work.sender().login())
                .set(AuditEntry.ON_BEHALF_OF, work.onBehalfOf(ref))
                .set(AuditEntry.COMMAND, name())
                .set(AuditEntry.PURPOSE, purpose)
                .build());
        work.insert(work.create(AuditEntry.Change.TYPE)
                .set(AuditEntry.Change.ENTRY, entry.ref())
                .set(AuditEntry.Change.FIELD, field.key())
                .build());
        return record;
    }

    private void requirePurpose() {
        if (purpose.isBlank() || purpose.codePointCount(0, purpose.length()) > LONGEST) {
            throw InvalidInputException.of(Violation.of(
                    AuditEntry.PURPOSE.key(),
                    "REQUIRED",
                    "Say what it is for, in 1 to " + LONGEST + " characters",
                    "Скажите, для чего, в 1-" + LONGEST + " знаках"));
        }
    }

    private AccessDecision.Deny refusal() {
        return new AccessDecision.Deny(
                "FIELD_CLASS",
                new Label(
                        "Поля класса " + field.fieldClass() + " показать нельзя",
                        "Fields of the class " + field.fieldClass() + " may not be revealed"),
                List.of());
    }
}
