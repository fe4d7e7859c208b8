package dev.crmkit.core.timer;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.value.RecordRef;

/** A message that was committed together with its cause and leaves afterwards. */
@ForCallers
public final class OutboxMessage {
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
    public static final Field<String> SUBJECT =
            Field.text("subject", 1000).label("Тема", "Subject").required();
    public static final Field<String> TEXT = Field.text("text", 4000).label("Текст", "Text");

    public static final RecordType TYPE = RecordType.plain("outbox_message")
            .label("Исходящее сообщение", "Outbox message")
            .fields(KEY, RECIPIENT, RECORD, SUBJECT, TEXT)
            .fields(Due.FIELDS.toArray(new Field<?>[0]))
            .build();

    private OutboxMessage() {}
}
