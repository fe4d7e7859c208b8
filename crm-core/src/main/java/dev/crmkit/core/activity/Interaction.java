package dev.crmkit.core.activity;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.Optional;

/** A call, visit, meeting or message with a client, bound to every record it concerns. */
@ForCallers
public record Interaction(Record record) implements RecordView {
    public static final Field<String> CHANNEL = Field.choice(
                    "channel",
                    Option.of("CALL", "Звонок", "Call"),
                    Option.of("VISIT", "Посещение", "Visit"),
                    Option.of("MEETING", "Встреча", "Meeting"),
                    Option.of("MESSAGE", "Сообщение", "Message"))
            .label("Канал", "Channel")
            .required();
    public static final Field<String> FLOW = Field.choice(
                    "flow", Option.of("INBOUND", "Входящий", "Inbound"), Option.of("OUTBOUND", "Исходящий", "Outbound"))
            .label("Входящий или исходящий", "Flow");
    public static final Field<String> BUSINESS_LINE =
            Field.code("businessLine", 64).label("Направление", "Business line");
    public static final Field<Instant> STARTED_AT =
            Field.instant("startedAt").label("Начало", "Started at").required();
    public static final Field<Instant> TAKEN_AT = Field.instant("takenAt").label("Принят", "Taken at");
    public static final Field<Instant> ENDED_AT = Field.instant("endedAt").label("Окончание", "Ended at");
    public static final Field<String> OUTCOME = Field.choice(
                    "outcome", Option.of("SUCCESS", "Успешно", "Success"), Option.of("REFUSED", "Отказ", "Refused"))
            .label("Исход", "Outcome");
    public static final Field<String> RESULT = Field.text("result", 2000).label("Результат", "Result");
    public static final Field<String> PHONE = Field.code("phone", 40).label("Телефон", "Phone");
    public static final Field<RecordRef> LEAD = Field.reference("lead", "lead").label("Лид", "Lead");
    public static final Field<RecordRef> DEAL = Field.reference("deal", "deal").label("Сделка", "Deal");
    public static final Field<RecordRef> CONTACT =
            Field.reference("contact", "contact").label("Контакт", "Contact");
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company");
    /** The task it fulfils. */
    public static final Field<RecordRef> TASK = Field.reference("task", "task").label("Задача", "Task");

    public static final RecordType TYPE = RecordType.business("interaction")
            .label("Взаимодействие", "Interaction")
            .fields(
                    CHANNEL,
                    FLOW,
                    BUSINESS_LINE,
                    STARTED_AT,
                    TAKEN_AT,
                    ENDED_AT,
                    OUTCOME,
                    RESULT,
                    PHONE,
                    LEAD,
                    DEAL,
                    CONTACT,
                    COMPANY,
                    TASK)
            .build();

    public Optional<String> outcome() {
        return get(OUTCOME);
    }
}
