package dev.crmkit.core.timer;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Due;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;

/** A transition that will be fired when its time comes, unless the record leaves the state before. */
@ForCallers
public record Timer(Record record) implements RecordView {
    /** {@code deal:<id>:stage:callback}: one timer of a name per record and state field. */
    public static final Field<String> KEY =
            Field.code("key", 200).label("Ключ", "Key").required().unique();

    public static final Field<RecordRef> RECORD = Field.reference(
                    "record", "lead", "deal", "quote", "contract", "task", "company", "contact", "interaction")
            .label("Запись", "Record")
            .required();
    public static final Field<String> STATE_FIELD =
            Field.code("stateField", 64).label("Поле состояния", "State field").required();
    /** The move of the record it was armed in: a timer of an earlier one does nothing. */
    public static final Field<Long> STATE_SEQ =
            Field.wholeNumber("stateSeq").label("Номер смены", "Sequence").required();

    public static final Field<String> NAME =
            Field.code("name", 64).label("Имя", "Name").required();
    public static final Field<String> FIRES =
            Field.code("fires", 64).label("Переход", "Transition").required();

    /** The field it counts from; empty when it counts from the command. */
    public static final Field<String> BASE = Field.code("base", 64).label("Отсчёт от", "Counts from");
    /** The instant it counts from. */
    public static final Field<Instant> ANCHOR = Field.instant("anchor").label("Начало отсчёта", "Counted from");
    /** The due rule, as in the definition. */
    public static final Field<String> RULE = Field.code("dueRule", 300).label("Правило срока", "Due rule");
    /** The calendar it was counted on and its version, as {@code MSK@2}; empty when there was none. */
    public static final Field<String> CALENDAR = Field.code("calendar", 120).label("Календарь", "Calendar");
    /** How late it may fire, such as {@code PT24H}; empty for as late as it gets. */
    public static final Field<String> SKIP_AFTER =
            Field.code("skipAfter", 40).label("Не позже чем на", "Not later than");

    public static final RecordType TYPE = RecordType.plain("timer")
            .label("Таймер", "Timer")
            .fields(KEY, RECORD, STATE_FIELD, STATE_SEQ, NAME, FIRES, BASE, ANCHOR, RULE, CALENDAR, SKIP_AFTER)
            .fields(Due.FIELDS.toArray(new Field<?>[0]))
            .build();

    /** The record whose transition is fired. */
    public RecordRef target() {
        return record.require(RECORD);
    }

    /** The transition. */
    public String fires() {
        return record.require(FIRES);
    }
}
