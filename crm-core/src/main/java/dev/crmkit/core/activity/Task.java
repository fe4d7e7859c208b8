package dev.crmkit.core.activity;

import dev.crmkit.core.record.RecordView;
import dev.crmkit.core.workflow.StateField;
import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.Option;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;
import java.util.Optional;

/** Something to be done by its owner (задача). */
@ForCallers
public record Task(Record record) implements RecordView {
    public static final Field<String> KIND = Field.choice(
                    "kind",
                    Option.of("CALL", "Звонок", "Call"),
                    Option.of("VISIT", "Посещение", "Visit"),
                    Option.of("TODO", "Дело", "To do"),
                    Option.of("APPROVAL", "Согласование", "Approval"))
            .label("Вид", "Kind")
            .required();
    public static final Field<String> SUBJECT =
            Field.text("subject", 300).label("Тема", "Subject").required();
    public static final Field<Instant> DUE_AT = Field.instant("dueAt").label("Срок", "Due at");
    public static final Field<String> RESULT = Field.text("result", 2000).label("Результат", "Result");
    public static final Field<Boolean> RESULT_REQUIRED =
            Field.bool("resultRequired").label("Нужен результат", "Result required");
    public static final Field<Instant> DEFERRED_UNTIL =
            Field.instant("deferredUntil").label("Отложена до", "Deferred until");
    /** Made by a workflow, which may also complete or cancel it. */
    public static final Field<Boolean> AUTOMATIC = Field.bool("automatic")
            .label("Поставлена автоматически", "Automatic")
            .managed();
    /** What the workflow made it for, such as {@code first-call}. */
    public static final Field<String> PURPOSE =
            Field.code("purpose", 100).label("Назначение", "Purpose").managed();
    /** There is one task per key, however often an effect runs. */
    public static final Field<String> CREATION_KEY = Field.code("creationKey", 200)
            .label("Ключ создания", "Creation key")
            .unique()
            .managed();

    public static final Field<Instant> FINISHED_AT =
            Field.instant("finishedAt").label("Завершена", "Finished at").managed();
    public static final Field<RecordRef> LEAD = Field.reference("lead", "lead").label("Лид", "Lead");
    public static final Field<RecordRef> DEAL = Field.reference("deal", "deal").label("Сделка", "Deal");
    public static final Field<RecordRef> CONTACT =
            Field.reference("contact", "contact").label("Контакт", "Contact");
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company");

    public static final StateField MACHINE = StateField.of(
            "state",
            "Состояние",
            "State",
            Option.of("NEW", "Новая", "New"),
            Option.of("IN_PROGRESS", "В работе", "In progress"),
            Option.of("DEFERRED", "Отложена", "Deferred"),
            Option.of("DONE", "Выполнена", "Done"),
            Option.of("CANCELLED", "Отменена", "Cancelled"));
    public static final Field<String> STATE = MACHINE.state();

    public static final RecordType TYPE = RecordType.business("task")
            .label("Задача", "Task")
            .fields(MACHINE.fields())
            .fields(
                    KIND,
                    SUBJECT,
                    DUE_AT,
                    RESULT,
                    RESULT_REQUIRED,
                    DEFERRED_UNTIL,
                    AUTOMATIC,
                    PURPOSE,
                    CREATION_KEY,
                    FINISHED_AT,
                    LEAD,
                    DEAL,
                    CONTACT,
                    COMPANY)
            .build();

    public String state() {
        return get(STATE).orElse("");
    }

    public String subject() {
        return get(SUBJECT).orElse("");
    }

    public Optional<Instant> dueAt() {
        return get(DUE_AT);
    }

    public Optional<String> creationKey() {
        return get(CREATION_KEY);
    }
}
