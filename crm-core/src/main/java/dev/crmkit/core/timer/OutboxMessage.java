package dev.crmkit.core.timer;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;

/** A message that was committed together with its cause and leaves afterwards. */
@ForCallers
public record OutboxMessage(Record record) implements RecordView {
    /** The same in every attempt to send. */
    public static final Field<String> KEY =
            Field.code("key", 200).label("Ключ", "Key").required().unique();
    /** The login of the recipient. */
    public static final Field<String> RECIPIENT =
            Field.code("recipient", 100).label("Кому", "Recipient").required();

    public static final Field<RecordRef> RECORD = Field.reference(
                    "record", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
            .label("Запись", "Record")
            .required();
    /** Like the text made of values of the record: who mends the outbox need not read them. */
    public static final Field<String> SUBJECT =
            Field.text("subject", 1000).label("Тема", "Subject").required().fieldClass(FieldClass.PERSONAL);

    public static final Field<String> TEXT =
            Field.text("text", 4000).label("Текст", "Text").fieldClass(FieldClass.PERSONAL);

    public static final RecordType TYPE = RecordType.plain("outbox_message")
            .label("Исходящее сообщение", "Outbox message")
            .fields(KEY, RECIPIENT, RECORD, SUBJECT, TEXT)
            .fields(Due.FIELDS.toArray(new Field<?>[0]))
            .build();

    public String key() {
        return record.require(KEY);
    }

    /** The login of the recipient. */
    public String recipient() {
        return record.require(RECIPIENT);
    }

    /** The record the message is about. */
    public RecordRef about() {
        return record.require(RECORD);
    }
}
