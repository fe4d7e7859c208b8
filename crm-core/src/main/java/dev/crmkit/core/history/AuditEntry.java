package dev.crmkit.core.history;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;

/** The rows the history is kept in: one per record and command, and one per changed field. */
@ForCallers
public final class AuditEntry {
    public static final Field<RecordRef> RECORD = Field.reference(
                    "record", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
            .label("Запись", "Record")
            .required();
    /** The version the command made of the record. */
    public static final Field<Long> SEQ =
            Field.wholeNumber("seq").label("Версия", "Version").required();

    public static final Field<Instant> AT =
            Field.instant("at").label("Когда", "At").required();
    public static final Field<String> ACTOR =
            Field.code("actor", 100).label("Кто", "Actor").required();
    public static final Field<String> ON_BEHALF_OF =
            Field.code("onBehalfOf", 100).label("От чьего имени", "On behalf of");
    /** What was done, such as {@code lead.junk}. */
    public static final Field<String> COMMAND =
            Field.code("command", 100).label("Команда", "Command").required();

    /** What a value was revealed for; of a new record, why its owner was chosen. */
    public static final Field<String> PURPOSE = Field.text("purpose", 500).label("Зачем", "Why");

    public static final RecordType TYPE = RecordType.plain("audit_entry")
            .label("Запись истории", "Audit entry")
            .fields(RECORD, SEQ, AT, ACTOR, ON_BEHALF_OF, COMMAND, PURPOSE)
            .build();

    /** One changed field of an entry. */
    @ForCallers
    public static final class Change {
        public static final Field<RecordRef> ENTRY = Field.reference("entry", "audit_entry")
                .label("Запись истории", "Entry")
                .required();
        public static final Field<String> FIELD =
                Field.code("field", 100).label("Поле", "Field").required();
        /** Canonical texts; empty where the field was or became empty. */
        public static final Field<String> OLD = Field.longText("old").label("Было", "Old value");

        public static final Field<String> NEW = Field.longText("new").label("Стало", "New value");

        public static final RecordType TYPE = RecordType.plain("audit_change")
                .label("Изменение поля", "Changed field")
                .fields(ENTRY, FIELD, OLD, NEW)
                .build();

        private Change() {}
    }

    private AuditEntry() {}
}
