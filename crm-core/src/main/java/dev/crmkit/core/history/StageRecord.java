package dev.crmkit.core.history;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Money;
import dev.crmkit.spi.value.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One move of a state machine, with how long the state that was left had lasted. */
@ForCallers
public record StageRecord(Record record) implements RecordView {
    public static final Field<RecordRef> RECORD = Field.reference(
                    "record", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
            .label("Запись", "Record")
            .required();
    public static final Field<String> STATE_FIELD =
            Field.code("stateField", 64).label("Поле состояния", "State field").required();
    /** The state left; empty when the record was created. */
    public static final Field<String> FROM = Field.code("from", 64).label("Из", "From");

    public static final Field<String> TO = Field.code("to", 64).label("В", "To").required();
    public static final Field<String> TRANSITION =
            Field.code("transition", 64).label("Переход", "Transition").required();
    public static final Field<Long> SEQ =
            Field.wholeNumber("seq").label("Номер смены", "Sequence").required();
    public static final Field<Instant> AT =
            Field.instant("at").label("Когда", "At").required();
    public static final Field<String> BY =
            Field.code("by", 100).label("Кем", "By").required();
    /** How long the state left had lasted, in seconds. */
    public static final Field<Long> CALENDAR_SECONDS =
            Field.wholeNumber("calendarSeconds").label("Длительность, с", "Calendar seconds");
    /** The same in working time of the unit's calendar; empty where the calendar does not reach. */
    public static final Field<Long> BUSINESS_SECONDS =
            Field.wholeNumber("businessSeconds").label("Рабочее время, с", "Business seconds");
    /** The amount of the record at that moment. */
    public static final Field<Money> AMOUNT_AT = Field.money("amountAt").label("Сумма на тот момент", "Amount then");

    public static final Field<Long> WORKFLOW_VERSION = Field.wholeNumber("workflowVersion")
            .label("Версия процесса", "Workflow version")
            .required();

    public static final RecordType TYPE = RecordType.plain("stage_record")
            .label("Смена состояния", "Stage record")
            .fields(
                    RECORD,
                    STATE_FIELD,
                    FROM,
                    TO,
                    TRANSITION,
                    SEQ,
                    AT,
                    BY,
                    CALENDAR_SECONDS,
                    BUSINESS_SECONDS,
                    AMOUNT_AT,
                    WORKFLOW_VERSION)
            .build();

    public Optional<String> from() {
        return get(FROM);
    }

    public String to() {
        return record.require(TO);
    }

    public Instant at() {
        return record.require(AT);
    }

    public Optional<Duration> calendarDuration() {
        return get(CALENDAR_SECONDS).map(Duration::ofSeconds);
    }

    public Optional<Duration> businessDuration() {
        return get(BUSINESS_SECONDS).map(Duration::ofSeconds);
    }
}
