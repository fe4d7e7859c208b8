package dev.crmkit.core.timer;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;

/**
 * A message that was committed together with its cause and leaves afterwards. It is kept as templates and values; the
 * words are put together when it is sent, from what the recipient may read then.
 */
@ForCallers
public record OutboxMessage(Record record) implements RecordView {
    public static final Field<String> KEY =
            Field.code("key", 200).label("Ключ", "Key").required().unique();
    /** The one notifier it leaves through; empty until a message for several is divided among them. */
    public static final Field<String> CHANNEL = Field.code("channel", 32).label("Канал", "Channel");
    /** The login of the recipient. */
    public static final Field<String> RECIPIENT =
            Field.code("recipient", 100).label("Кому", "Recipient").required();

    public static final Field<RecordRef> RECORD = Field.reference(
                    "record", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
            .label("Запись", "Record")
            .required();
    /** Templates: they hold no values. */
    public static final Field<String> SUBJECT_RU = Field.text("subject.ru", 1000)
            .label("Тема, по-русски", "Subject in Russian")
            .required();

    public static final Field<String> SUBJECT_EN = Field.text("subject.en", 1000)
            .label("Тема, по-английски", "Subject in English")
            .required();
    public static final Field<String> TEXT_RU =
            Field.text("text.ru", 4000).label("Текст, по-русски", "Text in Russian");
    public static final Field<String> TEXT_EN =
            Field.text("text.en", 4000).label("Текст, по-английски", "Text in English");
    /** What the templates are filled with, by field and whatever its class: who mends the outbox need not read it. */
    public static final Field<String> FILLING =
            Field.longText("filling").label("Значения", "Values").fieldClass(FieldClass.SECRET);

    public static final RecordType TYPE = RecordType.plain("outbox_message")
            .label("Исходящее сообщение", "Outbox message")
            .fields(KEY, CHANNEL, RECIPIENT, RECORD, SUBJECT_RU, SUBJECT_EN, TEXT_RU, TEXT_EN, FILLING)
            .fields(Due.FIELDS.toArray(new Field<?>[0]))
            .build();

    /** The idempotency key receivers see: the same in every attempt, and through every notifier. */
    public String key() {
        String key = record.require(KEY);
        return record.get(CHANNEL)
                .map(channel -> key.substring(0, key.length() - channel.length() - 1))
                .orElse(key);
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
