package dev.crmkit.core.internal;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.FieldAccess;
import dev.crmkit.spi.condition.ConditionEvaluator;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.storage.Record;

/** Whether a field is open on one record. */
final class FieldRights {
    private FieldRights() {}

    /** Whether the sender may read or write the field of this record by this action. */
    static boolean open(Work work, AccessAction action, Record record, Field<?> field) {
        return open(work.shop().access().field(work.sender().subject(), action, record.type(), field), record, work);
    }

    static boolean open(FieldAccess access, Record record, Related related) {
        if (access instanceof FieldAccess.Conditional conditional) {
            return ConditionEvaluator.compile(conditional.when()).matches(record, related);
        }
        return access instanceof FieldAccess.Always;
    }
}
